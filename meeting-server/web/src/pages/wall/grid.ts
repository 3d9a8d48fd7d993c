/** How a wall divides its screen: columns, and of them those that a shown screen takes. */
export interface WallGrid {
  columns: number;
  /** The columns on a screen that stands upright: fewer and wider, so that names can be read. */
  upright: number;
  /** Columns and as many rows for what is shown; 0 while nothing is. */
  shown: number;
}

/**
 * The fewest columns that hold so many pictures. What is shown takes the upper left two thirds, the
 * small pictures stand around it.
 */
export function wallGrid(pictures: number, shows: boolean): WallGrid {
  if (shows) {
    let columns = 3;
    while (columns ** 2 - Math.floor((columns * 2) / 3) ** 2 < pictures) columns += 1;
    return { columns, upright: columns, shown: Math.floor((columns * 2) / 3) };
  }
  const columns = Math.max(1, Math.ceil(Math.sqrt(pictures)));
  return { columns, upright: Math.max(1, Math.round(columns * 0.6)), shown: 0 };
}
