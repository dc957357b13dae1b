import type { koProgramme } from "../ko/programme";

export const enProgramme: Record<keyof typeof koProgramme, string> = {};
