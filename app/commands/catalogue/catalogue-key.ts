/** Changes of the catalogue wait for each other: each takes the next place in one order. */
export const CATALOGUE_KEY = "catalogue";
