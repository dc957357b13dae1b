import { expect, test } from "vitest";
import { safeName } from "./files/safe-name";
import { isContactOrResidentNumber, isIdentifierName, isPersonKey } from "./personal";

test("a file called after a patient loses its name and keeps hash and extension", () => {
  const hash = "ab".repeat(32);
  for (const name of [
    "CR_77654033_6154.dcm",
    "hong/2024-03-15/scan.dcm",
    "patient12/ct.dcm",
    "홍길동_흉부.dcm",
    "610823-1234567.csv",
    "환자 3.csv",
  ])
    expect(safeName(name, hash)).toMatch(/^sha256-abababababababab\.(dcm|csv)$/);
});

test("an ordinary file name stays, also in Korean and composed of single letters", () => {
  for (const name of [
    "ct-01.dcm",
    "검진결과/2023.csv",
    "Synthea27Nj_5.4.zip",
    "검사.csv".normalize("NFD"),
  ])
    expect(safeName(name, "")).toBe(name);
});

test("columns that name or number a person are identifiers, codes and measures are not", () => {
  for (const name of [
    "person_id",
    "patientName",
    "PatientID",
    "환자번호",
    "성명",
    "휴대전화",
    "주민등록번호",
    "visit_no",
    "person_source_value",
    "e-mail",
    "생년월일",
    "day_of_birth",
    "provider_id",
    "zip",
  ])
    expect([name, isIdentifierName(name)]).toEqual([name, true]);
  for (const name of [
    "gender_concept_id",
    "value_as_number",
    "number_of_visits",
    "drug_name",
    "진단명",
    "year_of_birth",
    "white_blood_cell",
    "condition_source_value",
    "혈압",
  ])
    expect([name, isIdentifierName(name)]).toEqual([name, false]);
});

test("a person key says whose row it is", () => {
  expect(["person_id", "PATIENT", "환자번호", "indi_dscm_no", "ptno"].map(isPersonKey)).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(["pt", "visit_id", "환자명"].map(isPersonKey)).toEqual([false, false, false]);
});

test("resident numbers, phones and mail addresses are seen inside a sentence", () => {
  expect(isContactOrResidentNumber("RRN 610823-1234567 seen")).toBe(true);
  expect(isContactOrResidentNumber("call 010-9999-0000")).toBe(true);
  expect(isContactOrResidentNumber("a.b@hospital.kr")).toBe(true);
  expect(isContactOrResidentNumber("LOINC 76437-3, 2024-03-15")).toBe(false);
});
