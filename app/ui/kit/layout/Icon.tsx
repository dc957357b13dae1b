import { classes } from "../classes";

/** Drawn on a 24-unit square with round strokes, so that one size fits every text. */
const PATHS = {
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm4.7-1.8L20 20",
  check: "m5 12.5 4.5 4.5L19 7.5",
  cross: "M6 6l12 12M18 6 6 18",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  "chevron-right": "m9 5 7 7-7 7",
  "chevron-left": "m15 5-7 7 7 7",
  "chevron-down": "m5 9 7 7 7-7",
  "arrow-right": "M4 12h16m-6-6 6 6-6 6",
  "arrow-up": "M12 20V4M6 10l6-6 6 6",
  "arrow-down": "M12 4v16m6-6-6 6-6-6",
  outside: "M14 4h6v6m0-6-9 9M10 5H5v14h14v-5",
  download: "M12 4v11m-5-5 5 5 5-5M4 20h16",
  upload: "M12 20V8m-5 5 5-5 5 5M4 4h16",
  copy: "M9 9h11v11H9zM15 9V4H4v11h5",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-10v5m0-8.5v.1",
  warning: "M12 4 2.8 20h18.4L12 4Zm0 6v4.5m0 2.5v.1",
  danger: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v6m0 3v.1",
  success: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm-4-9 3 3 5-5.5",
  question:
    "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.9-1.1 1.8m0 3v.1",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3.5 2",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  shield:
    "M12 3 4.5 6v5.5c0 4.5 3.2 7.8 7.5 9.5 4.3-1.7 7.5-5 7.5-9.5V6L12 3Zm-3.5 9 2.5 2.5 4.5-5",
  database:
    "M5 6c0-1.7 3.1-3 7-3s7 1.3 7 3-3.1 3-7 3-7-1.3-7-3Zm0 0v12c0 1.7 3.1 3 7 3s7-1.3 7-3V6M5 12c0 1.7 3.1 3 7 3s7-1.3 7-3",
  hospital: "M4 21V5h16v16M2 21h20M12 8v6m-3-3h6m-5 10v-4h4v4",
  building: "M6 21V3h12v18M3 21h18M10 7h.1M14 7h.1M10 11h.1M14 11h.1M10 15h.1M14 15h.1",
  people:
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6.5 9a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6.5m2.5 3.5a6.500 6.500 0 0 1 3 5.500",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 9a8 8 0 0 1 16 0",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v4m8-4v4",
  file: "M6 3h8l5 5v13H6zM14 3v5h5M9 13h6m-6 4h6",
  list: "M8 6h12M8 12h12M8 18h12M4 6h.1M4 12h.1M4 18h.1",
  columns: "M4 5h16v14H4zM9.500 5v14m5-14v14",
  filter: "M4 6h16M7 12h10m-7 6h4",
  sort: "M8 5v14m-4-4 4 4 4-4M16 19V5m-4 4 4-4 4 4",
  menu: "M4 7h16M4 12h16M4 17h16",
  globe:
    "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3 12h18M12 3c2.500 2.700 3.700 5.700 3.700 9s-1.200 6.300-3.700 9c-2.500-2.700-3.700-5.700-3.700-9S9.500 5.700 12 3Z",
  contrast:
    "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-18v18m0-14 6.800-.500M12 11.500l9-.5M12 16l8-.5",
  basket: "M4 9h16l-1.500 11h-13L4 9Zm4 0 3-6m5 6-3-6M10 13v3.500m4-3.500v3.500",
  wallet: "M4 7h15v13H4zM4 7l11-4v4M15 13.500h4",
  vote: "M4 13h16v7H4zM7 13V4h10v9M9.500 8.500l2 2 3.500-4",
  chart: "M4 20h16M7 16v-5m5 5V5m5 11V9",
  tree: "M12 4v5M6 20v-5h12v5M12 9v6M9.500 4h5M4 20h4m8 0h4",
  bell: "M6 16V11a6 6 0 0 1 12 0v5l2 2H4l2-2Zm4 4.500h4",
  print: "M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z",
  logout: "M10 4H5v16h5M14 8l4 4-4 4m4-4H9",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.500 9h.1",
  heart: "M12 20S4 15 4 9.200A4.200 4.200 0 0 1 12 7a4.200 4.200 0 0 1 8 2.200C20 15 12 20 12 20Z",
  wave: "M2 12h4l2.500-7 4 14 3-9 1.500 2h5",
  dna: "M7 3c0 6 10 6 10 12 0 3-2 5-2 6M17 3c0 6-10 6-10 12 0 3 2 5 2 6M8.500 6h7m-6.500 12h6",
  film: "M4 5h16v14H4zM8 5v14m8-14v14M4 9.500h4m8 0h4m-16 5h4m8 0h4",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1m2 4a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing of one em and a quarter; silent for readers unless it has a label. */
export function Icon({
  name,
  label,
  className,
}: {
  name: IconName;
  label?: string | undefined;
  className?: string | undefined;
}) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={classes("inline-block size-[1.2em] flex-none align-[-0.22em]", className)}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
