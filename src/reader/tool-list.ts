/** The tools of the reader, in the order of the tool bar. A new tool is a file with a `CreateTool` and a line here. */
import type { CreateTool } from "./context";
import { createOutline } from "./outline";
import { createReadAloudTool } from "./read-aloud-tool";
import { createKeysTool, createReadingTool } from "./reading-tool";
import { createRepairsTool } from "./repairs-tool";
import { createReportTool } from "./report-tool";
import { createTakeAlongTool } from "./take-along-tool";

export const TOOLS: readonly CreateTool[] = [
  createOutline, createRepairsTool, createReadAloudTool, createTakeAlongTool, createReadingTool, createKeysTool, createReportTool,
];
