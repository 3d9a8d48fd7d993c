/** The look of the live room, one sheet per part; the order matters only for the last. */
import './room.css';
import './stage.css';
import './tiles.css';
import './panels.css';
import './green-room.css';
import './console.css';
import './roster.css';
import './projected.css';
import './tablet.css';
