export const koMonitoring = {} as const;
