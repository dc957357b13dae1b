declare module "dicom-character-set" {
  /** Decodes DICOM text bytes; throws for a character set that it does not know. */
  export function convertBytes(
    specificCharacterSet: string,
    bytes: Uint8Array,
    options?: { vr?: string },
  ): string;
}
