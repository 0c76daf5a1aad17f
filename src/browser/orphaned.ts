import { api } from "./api";

/** True once the extension was updated, started anew or removed under the page: this script can no longer reach it. */
export function isOrphaned(): boolean {
  return (api.runtime as Partial<typeof api.runtime> | undefined)?.id === undefined;
}
