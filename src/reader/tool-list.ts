/** The tools of the reader, in the order of the tool bar. A new tool is a file with a `CreateTool` and a line here. */
import type { CreateTool } from "./context";
import { createOutline } from "./outline";
import { createKeysTool, createReadingTool } from "./reading-tool";

export const TOOLS: readonly CreateTool[] = [createOutline, createReadingTool, createKeysTool];
