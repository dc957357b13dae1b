import { expect, test } from "vitest";
import { DATA_TYPES } from "~/domain/catalogue/data-type";
import { acceptListing } from "~/domain/catalogue/listing";
import { recordProblems } from "~/domain/catalogue/record-check";
import { demoListings } from "./demo-datasets";
import { DEMO_HOSPITALS } from "./hospitals";

const shelves = DEMO_HOSPITALS.map((hospital, place) => demoListings(hospital, place));
const listings = shelves.flat();

test("the demo catalogue has at least 600 datasets, and every hospital has all ten types", () => {
  expect(listings.length).toBeGreaterThanOrEqual(600);
  for (const shelf of shelves) {
    expect(new Set(shelf.map(({ dataType }) => dataType))).toEqual(new Set(DATA_TYPES));
  }
});

test("every invented listing and record would be accepted from a hospital", () => {
  for (const listing of listings) {
    expect(acceptListing(listing)).toMatchObject({ ok: true });
    expect(listing.record && recordProblems(listing.record)).toEqual([]);
  }
});

test("the same place gives the same datasets, another place others", () => {
  const seoul = { region: "11" } as const;
  expect(demoListings(seoul, 3)).toEqual(demoListings(seoul, 3));
  expect(demoListings(seoul, 4)).not.toEqual(demoListings(seoul, 3));
});
