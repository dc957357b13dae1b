export const koProgramme = {} as const;
