/** What a page shows, from large to small, as source names. */
export interface Picture {
  source: string;
  height: number;
  stage?: boolean;
}

export interface ReceiverVideoConstraints {
  colibriClass: 'ReceiverVideoConstraints';
  lastN: number;
  selectedSources: string[];
  onStageSources: string[];
  defaultConstraints: { maxHeight: number };
  constraints: Record<string, { maxHeight: number }>;
}

const STAGE_ONLY_HEIGHT = 360;

/** What a weak machine or line is asked to show: the first picture of the stage, not larger. */
export function stageOnly(pictures: readonly Picture[]): Picture[] {
  const first = pictures.find((picture) => picture.stage);
  return first ? [{ ...first, height: Math.min(first.height, STAGE_ONLY_HEIGHT) }] : [];
}

/**
 * The constraints that ask for exactly these pictures and nothing else: the first `slots` of them,
 * the larger wish where a source is shown twice. Heights are in pixels.
 */
export function constraintsFor(
  pictures: readonly Picture[],
  slots: number,
): ReceiverVideoConstraints {
  const heights = new Map<string, number>();
  const onStage = new Set<string>();
  for (const picture of pictures) {
    if (!heights.has(picture.source) && heights.size >= slots) continue;
    heights.set(picture.source, Math.max(picture.height, heights.get(picture.source) ?? 0));
    if (picture.stage) onStage.add(picture.source);
  }
  const sources = [...heights.keys()];
  return {
    colibriClass: 'ReceiverVideoConstraints',
    lastN: sources.length,
    selectedSources: sources.filter((source) => !onStage.has(source)),
    onStageSources: [...onStage],
    defaultConstraints: { maxHeight: 0 },
    constraints: Object.fromEntries(
      sources.map((source) => [source, { maxHeight: heights.get(source) ?? 0 }]),
    ),
  };
}

export function sameConstraints(
  one: ReceiverVideoConstraints | null,
  other: ReceiverVideoConstraints | null,
): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
