/**
 * What looks like it could name a person. The patterns prefer a false alarm: a withheld value costs
 * a catalogue little, a published one cannot be taken back.
 */

const RESIDENT_NUMBER = /(?<!\d)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[-\s]?\d{7}(?!\d)/;
const PHONE = /(?<!\d)(\+?82[-\s]?|0)1[016789][-\s.]?\d{3,4}[-\s.]?\d{4}(?!\d)/;
const MAIL = /[^\s@]+@[^\s@]+\.[^\s@]+/;
const KOREAN_SURNAMES =
  "김이박최정강조윤장임한오서신권황안송류전홍유고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국";
const KOREAN_NAME = new RegExp(`^[${KOREAN_SURNAMES}][가-힣]{2}$`);
const PERSON_WORD =
  /(^|[^a-z])(patient|pat|pt|subject|subj|person|mrn|환자|대상자|수진자|피험자)[-_ ]?\d/i;
const DIGITS_OF_AN_ID = 5;

/** One part of a path: a long digit run, a number behind a person word, a Korean full name. */
export function looksPersonal(part: string): boolean {
  const digits = part.replace(/(?<=\d)[-_. ](?=\d)/g, "").match(/\d+/g) ?? [];
  if (digits.some((run) => run.length >= DIGITS_OF_AN_ID)) return true;
  if (PERSON_WORD.test(part) || MAIL.test(part)) return true;
  return part
    .normalize("NFC")
    .split(/[^가-힣]+/)
    .some(isKoreanName);
}

/** A cell's content that gives a person away wherever it stands. */
export const isContactOrResidentNumber = (text: string): boolean =>
  RESIDENT_NUMBER.test(text) || PHONE.test(text) || MAIL.test(text);

/** Surname and two syllables: 홍길동. Many plain words look like this too, so ask a whole column. */
export const isKoreanName = (text: string): boolean => KOREAN_NAME.test(text.normalize("NFC"));

/** The same patterns for DuckDB (RE2 has no look-around). */
export const CONTACT_SQL_PATTERNS = [
  "(^|[^0-9])[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[- ]?[0-9]{7}([^0-9]|$)",
  "(^|[^0-9])([+]?82[- ]?|0)1[016789][- .]?[0-9]{3,4}[- .]?[0-9]{4}([^0-9]|$)",
  "[^ @]+@[^ @]+[.][^ @]+",
] as const;
export const KOREAN_NAME_SQL_PATTERN = `^[${KOREAN_SURNAMES}][가-힣]{2}$`;

const ID_WORDS = new Set(
  "id ids uid uuid guid mrn rrn ssn no num number name firstname lastname surname fullname middlename forename maiden phone telephone tel mobile fax mail email address addr street zip zipcode postcode postal passport license licence drivers lat lon lng latitude longitude ip mac url npi account signature initials".split(
    " ",
  ),
);
const NAMED_THINGS = new Set(
  "concept drug test item disease diagnosis procedure department dept device vocabulary domain unit measure code lab gene class relationship".split(
    " ",
  ),
);
const KOREAN_ID_WORDS =
  /이름|성명|환자명|의사|작성자|판독자|판독의|담당|번호|주민|전화|휴대|연락처|주소|우편|이메일|여권|계좌|식별|아이디|서명|생년월일/;

// Year of birth is a demographic fact; anything finer singles a person out.
const BIRTH =
  /^(birth_?(date|datetime|day)|(date|day|month)_of_birth|dob|patient_birth_?date|생년월일|생일)$/i;

/** Whether a column is an identifier by its name alone. Concept ids are codes, not identifiers. */
export function isIdentifierName(column: string): boolean {
  const words = wordsOf(column);
  const last = words.at(-1) ?? "";
  const before = words.at(-2) ?? "";
  if (before === "concept" && last === "id") return false;
  if (before === "as" && last === "number") return false; // OMOP: value_as_number is a measurement.
  if (BIRTH.test(column.normalize("NFC"))) return true;
  if (last === "name" && NAMED_THINGS.has(before)) return false;
  if (/^(person|provider|location|care_site)_source_value$/i.test(column)) return true;
  const isNumbered =
    ["no", "num", "number"].includes(last) || !["no", "num", "number"].includes(words[0] ?? "");
  if (isNumbered && words.some((word) => ID_WORDS.has(word))) return true;
  return isPersonKey(column) || KOREAN_ID_WORDS.test(column.normalize("NFC"));
}

/** Whether a column says whose row it is. */
export const isPersonKey = (column: string): boolean =>
  /^(person|patient|subject|participant|enrolid)$/i.test(column) ||
  /^(person|patient|pat|pt|subject|subj|sbj|participant|member|indi_dscm)_?(id|no|key|num|number)$/i.test(
    column,
  ) ||
  /^(환자|대상자|수진자|피험자|개인|연구대상자|등록)_? ?(번호|식별번호|ID|아이디|일련번호)$/i.test(
    column.normalize("NFC"),
  );

const wordsOf = (column: string): string[] =>
  column
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z0-9가-힣]+/)
    .filter(Boolean);
