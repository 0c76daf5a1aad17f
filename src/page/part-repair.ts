import { repairerSteps } from "../text/repairer";
import { convertScript } from "../text/script";
import { registerPart } from "./part-registry";
import { tableSteps, wordSteps } from "./repair-tables";
import { createUncertainMarks } from "./uncertain";

const part = { repairerSteps, convertScript, createUncertainMarks, tableSteps, wordSteps };

export type RepairPart = typeof part;

registerPart("repair", part);
