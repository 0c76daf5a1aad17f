import { createRepairer } from "../text/repairer";
import { convertScript } from "../text/script";
import { registerPart } from "./part-registry";

const part = { createRepairer, convertScript };

export type RepairPart = typeof part;

registerPart("repair", part);
