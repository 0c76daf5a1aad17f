import { startPicker } from "./picker";
import { registerPart } from "./part-registry";

const part = { startPicker };

export type PickerPart = typeof part;

registerPart("picker", part);
