import type { CriteriaProblem } from "~/domain/catalogue/search/criteria";
import type { Locale } from "~/messages/locale";
import { loadTranslator } from "~/messages/translate";

export type ParameterProblem = CriteriaProblem & {
  /** In the reader's language, naming the field. */
  readonly message: string;
};

/** Bad parameters of a search in words. */
export async function criteriaProblems(
  problems: readonly CriteriaProblem[],
  locale: Locale,
): Promise<ParameterProblem[]> {
  if (problems.length === 0) return [];
  const t = await loadTranslator(locale);
  return problems.map((problem) => ({
    ...problem,
    message: t(`catalogue.problem.${problem.problem}`, {
      field: t.maybe(`catalogue.facet.${problem.field}`) ?? problem.field,
      value: problem.value,
    }),
  }));
}
