/**
 * What the installed SDK says a request may carry, read from its own type declarations, so that the
 * double refuses what the real API of that version refuses: unknown and missing parameters, numbers
 * that are no integers.
 */
import { readFileSync } from "node:fs";
import ts from "typescript";
import type { FormBody, FormValue } from "./form-body";
import { StripeRefusal } from "./refusal";

type Shape = ReadonlyMap<string, { readonly isOptional: boolean; readonly type: ts.TypeNode }>;
type Shapes = ReadonlyMap<string, Shape>;

const RESOURCES = new URL("../../../node_modules/stripe/esm/resources/", import.meta.url);

function shapeOf(declaration: ts.InterfaceDeclaration): Shape {
  const members = declaration.members.filter(ts.isPropertySignature);
  return new Map(
    members.flatMap((member) =>
      member.type
        ? [[member.name.getText(), { isOptional: !!member.questionToken, type: member.type }]]
        : [],
    ),
  );
}

function collect(node: ts.Node, prefix: string, into: Map<string, Shape>): void {
  node.forEachChild((child) => {
    if (ts.isModuleDeclaration(child) && child.body) {
      collect(child.body, `${prefix}${child.name.text}.`, into);
    } else if (ts.isInterfaceDeclaration(child)) {
      into.set(`${prefix}${child.name.text}`, shapeOf(child));
    }
  });
}

const files = new Map<string, Shapes>();

function shapesIn(file: string): Shapes {
  const known = files.get(file);
  if (known) return known;
  const text = readFileSync(new URL(file, RESOURCES), "utf8");
  const shapes = new Map<string, Shape>();
  collect(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), "", shapes);
  files.set(file, shapes);
  return shapes;
}

/** The names of the parameters that an operation takes, for tests that watch SDK upgrades. */
export const paramNames = (file: string, root: string): string[] => [
  ...(shapesIn(file).get(root)?.keys() ?? []),
];

const missing = (param: string) =>
  new StripeRefusal(400, {
    type: "invalid_request_error",
    code: "parameter_missing",
    param,
    message: `Missing required param: ${param}.`,
  });

const unknown = (param: string) =>
  new StripeRefusal(400, {
    type: "invalid_request_error",
    code: "parameter_unknown",
    param,
    message: `Received unknown parameter: ${param}`,
  });

const notAnInteger = (param: string, value: string) =>
  new StripeRefusal(400, {
    type: "invalid_request_error",
    code: "parameter_invalid_integer",
    param,
    message: `Invalid integer: ${value}`,
  });

type Place = { readonly shapes: Shapes; readonly scope: string; readonly path: string };

/** Finds `SessionCreateParams.LineItem` as seen from inside the namespace that names it. */
function resolve(name: string, { shapes, scope }: Place): { shape: Shape; scope: string } | null {
  const parts = scope.split(".").filter(Boolean);
  for (let depth = parts.length; depth >= 0; depth -= 1) {
    const full = [...parts.slice(0, depth), name].join(".");
    const shape = shapes.get(full);
    if (shape) return { shape, scope: full };
  }
  return null;
}

function checkValue(value: FormValue, type: ts.TypeNode, place: Place): void {
  if (type.kind === ts.SyntaxKind.NumberKeyword) {
    if (typeof value !== "string" || !/^-?\d+$/.test(value)) {
      throw notAnInteger(place.path, String(value));
    }
    return;
  }
  if (!ts.isTypeReferenceNode(type)) return;
  if (type.typeName.getText() === "Array") {
    const [item] = type.typeArguments ?? [];
    if (!Array.isArray(value) || !item) throw unknown(place.path);
    for (const [index, one] of value.entries()) {
      checkValue(one, item, { ...place, path: `${place.path}[${index}]` });
    }
    return;
  }
  const found = resolve(type.typeName.getText(), place);
  if (!found) return;
  if (typeof value !== "object" || Array.isArray(value)) throw unknown(place.path);
  checkShape(value, found.shape, { ...place, scope: found.scope });
}

function checkShape(body: FormBody, shape: Shape, place: Place): void {
  const pathOf = (name: string) => (place.path ? `${place.path}[${name}]` : name);
  for (const [name, value] of Object.entries(body)) {
    const member = shape.get(name);
    if (!member) throw unknown(pathOf(name));
    checkValue(value, member.type, { ...place, path: pathOf(name) });
  }
  for (const [name, member] of shape) {
    if (!member.isOptional && !(name in body)) throw missing(pathOf(name));
  }
}

/** @throws StripeRefusal for what the operation does not take */
export function checkParams(body: FormBody, { file, root }: { file: string; root: string }): void {
  const shapes = shapesIn(file);
  const shape = shapes.get(root);
  if (!shape) throw new Error(`${file} of the SDK has no ${root}`);
  checkShape(body, shape, { shapes, scope: root, path: "" });
}
