"use strict";
// Writes the names of nodes on the canvas: at one size whatever the zoom, the weightier first, and none over another.
// A name that finds no room beside its document shrinks to its first line, then waits until the reader comes nearer.
const lettering = (() => {
  const FACE = '"Be Vietnam Pro", "Noto Sans", "DejaVu Sans", sans-serif';
  const SIZES = [13, 12];
  const LEADING = 17; // Vietnamese letters carry two marks, one above the other
  const ROOM = 3; // pixels between two names
  const MANY = 300; // of more documents in sight the shapes are dots, and a name may lie over one
  const SPOTS = [2, 1].flatMap((lines) => ["below", "right", "left", "above"].map((side) => [lines, side]));
  const widths = new Map();

  const font = (line) => `${line ? 400 : 600} ${SIZES[line]}px ${FACE}`;
  const widthOf = (context, text, line) => {
    const key = line + text;
    if (!widths.has(key)) {
      context.font = font(line);
      widths.set(key, context.measureText(text).width);
    }
    return widths.get(key);
  };
  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  // `names` are {id, lines, more, x, y, radius} in pixels of the canvas, the weightiest first. Gives the boxes that hold
  // a name, to tell which one was clicked; `more` in a box is where its count of hidden neighbours begins.
  const write = (context, names, size, { ink, paper, accent }) => {
    const near = names.filter(({ x, y }) => x > -150 && y > -40 && x < size.width + 150 && y < size.height + 20);
    const shapes = near.length > MANY ? [] : near.map(({ id, x, y, radius }) => ({ id, left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }));
    const taken = [];
    context.textAlign = "left";
    context.textBaseline = "alphabetic";
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = paper;
    for (const name of near) {
      const count = name.more > 0 ? ` +${name.more}` : "";
      const first = widthOf(context, name.lines[0], 0);
      const line = first + (count && widthOf(context, count, 0));
      for (const [lines, side] of SPOTS) {
        if (lines > name.lines.length) continue;
        const width = Math.max(line, lines > 1 ? widthOf(context, name.lines[1], 1) : 0);
        const height = lines * LEADING;
        const away = name.radius + ROOM;
        const left = name.x + { below: -width / 2, above: -width / 2, right: away, left: -away - width }[side];
        const top = name.y + { below: name.radius, above: -away - height, right: -height / 2, left: -height / 2 }[side];
        const box = { id: name.id, left: left - ROOM, right: left + width + ROOM, top, bottom: top + height + ROOM };
        const covers = (other) => other.id !== name.id && meets(box, other);
        if (taken.some(covers) || shapes.some(covers)) continue;
        const from = (wide) => left + { below: 0.5, above: 0.5, right: 0, left: 1 }[side] * (width - wide);
        const put = (text, start, nth, colour) => {
          context.font = font(nth);
          context.strokeText(text, start, top + nth * LEADING + SIZES[0]);
          context.fillStyle = colour;
          context.fillText(text, start, top + nth * LEADING + SIZES[0]);
        };
        put(name.lines[0], from(line), 0, ink);
        if (count) put(count, from(line) + first, 0, accent);
        if (lines > 1) put(name.lines[1], from(widthOf(context, name.lines[1], 1)), 1, ink);
        taken.push({ ...box, more: count ? from(line) + first : Infinity });
        break;
      }
    }
    return taken;
  };

  return { write, FACE };
})();
