const WIDTH = 1280;
const HEIGHT = 720;
const TILE = 256;
const TILES = 4;
const FRAMES_PER_SECOND = 20;

/** A picture that no encoder makes small: tiles of noise that jump about, until it is stopped. */
export function noisePicture(): { track: MediaStreamTrack | null; stop: () => void } {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext('2d');
  const tiles = Array.from({ length: TILES }, noiseTile);
  let frame = 0;
  const draw = () => {
    frame += 1;
    for (let y = 0; y < HEIGHT; y += TILE) {
      for (let x = 0; x < WIDTH; x += TILE) {
        const tile = tiles[(frame + x / TILE + (3 * y) / TILE) % TILES];
        if (tile) pen?.drawImage(tile, x, y);
      }
    }
  };
  const timer = setInterval(draw, 1000 / FRAMES_PER_SECOND);
  draw();
  const track = canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks()[0] ?? null;
  return {
    track,
    stop: () => {
      clearInterval(timer);
      track?.stop();
    },
  };
}

function noiseTile(): HTMLCanvasElement {
  const tile = document.createElement('canvas');
  tile.width = tile.height = TILE;
  const pen = tile.getContext('2d');
  const pixels = pen?.createImageData(TILE, TILE);
  if (!pen || !pixels) return tile;
  for (let i = 0; i < pixels.data.length; i += 4) {
    const grey = Math.floor(Math.random() * 256);
    pixels.data[i] = pixels.data[i + 1] = pixels.data[i + 2] = grey;
    pixels.data[i + 3] = 255;
  }
  pen.putImageData(pixels, 0, 0);
  return tile;
}
