import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { documentTypeOf } from "./document-type";

const bytesOf = (text: string) => new TextEncoder().encode(text);

test("a PDF, a PNG and a JPEG are what their first bytes say, whatever they are called", async () => {
  expect(await documentTypeOf(bytesOf("%PDF-1.7\n1 0 obj"), "plan.txt")).toBe("application/pdf");
  const png = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82]);
  expect(await documentTypeOf(png, "scan.pdf")).toBe("image/png");
  const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0]);
  expect(await documentTypeOf(jpeg, "scan")).toBe("image/jpeg");
});

test("a program called plan.pdf is refused", async () => {
  const elf = new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(await documentTypeOf(elf, "plan.pdf")).toBeNull();
  expect(await documentTypeOf(bytesOf("MZ\u0000\u0003"), "plan.pdf")).toBeNull();
});

test("a Word document and an Excel table are known by their parts", async () => {
  const office = (part: string, type: string) =>
    zipSync({
      "[Content_Types].xml": strToU8(
        `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`,
      ),
      [part]: strToU8("<x/>"),
    });
  const word = office("word/document.xml", "wordprocessingml.document");
  expect(await documentTypeOf(word, "plan.docx")).toMatch(/wordprocessingml\.document$/);
  const excel = office("xl/workbook.xml", "spreadsheetml.sheet");
  expect(await documentTypeOf(excel, "items.xlsx")).toMatch(/spreadsheetml\.sheet$/);
});

test("a HWPX document is a ZIP that names itself first; any other ZIP is refused", async () => {
  const hwpx = zipSync(
    { mimetype: strToU8("application/hwp+zip"), "Contents/header.xml": strToU8("<x/>") },
    { level: 0 },
  );
  expect(await documentTypeOf(hwpx, "신청서.hwpx")).toBe("application/zip");
  expect(await documentTypeOf(zipSync({ "a.txt": strToU8("a") }), "신청서.hwpx")).toBeNull();
});

test("a HWP document is a compound file with its own mark; another compound file is refused", async () => {
  const compound = (mark: string) => {
    const bytes = new Uint8Array(1_024);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    bytes.set(bytesOf(mark), 512);
    return bytes;
  };
  expect(await documentTypeOf(compound("HWP Document File"), "a.hwp")).toBe("application/x-cfb");
  expect(await documentTypeOf(compound("Microsoft Word"), "a.doc")).toBeNull();
});

test("text is UTF-8 or EUC-KR without control characters, and a CSV by its name", async () => {
  expect(await documentTypeOf(bytesOf("항목,값\n나이,34\n"), "items.CSV")).toBe("text/csv");
  expect(await documentTypeOf(bytesOf("연구 계획"), "plan")).toBe("text/plain");
  const eucKr = new Uint8Array([0xb0, 0xe8, 0xc8, 0xb9, 0x0a]);
  expect(await documentTypeOf(eucKr, "plan.txt")).toBe("text/plain");
  expect(await documentTypeOf(bytesOf("a\u0000b"), "plan.txt")).toBeNull();
});
