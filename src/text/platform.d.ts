/** What `src/text` uses of the platform. The room compiles without the DOM library, and every host has these. */
declare class TextDecoder {
  constructor(label: string);
  decode(bytes: Uint8Array): string;
}
declare function atob(base64: string): string;
