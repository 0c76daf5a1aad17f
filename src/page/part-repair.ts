import { registerPart } from "./part-registry";
import { createRepairing } from "./repairing";

const part = { createRepairing };

export type RepairPart = typeof part;

registerPart("repair", part);
