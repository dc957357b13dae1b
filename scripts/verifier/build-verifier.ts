/** `npx tsx scripts/verifier/build-verifier.ts FILE`: writes the verifier that works from disk, and its SHA-256. */
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { makeVerifier, VERIFIER_FILE } from "./offline-verifier";

const [file = VERIFIER_FILE] = process.argv.slice(2);
const html = await makeVerifier(process.cwd());
writeFileSync(file, html);
console.log(`${createHash("sha256").update(html).digest("hex")}  ${file}`);
