"use strict";
// Shows the network that the page carries. All text reaches the page as text: textContent and the canvas, never markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const style = getComputedStyle(document.body);
  const colours = { ink: style.color, paper: style.backgroundColor, accent: style.getPropertyValue("--accent") };
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  // the vocabulary's colours are for white paper; on dark they are mixed with white
  const lit = (colour) => (dark ? "#" + colour.match(/\w\w/g).map((part) => Math.round(parseInt(part, 16) * 0.55 + 115).toString(16).padStart(2, "0")).join("") : colour);
  const container = document.getElementById("network");
  const at = (id) => document.getElementById(id);
  const MANY = 800; // relations: with more, lines rest while the view moves, so that it follows the hand
  const READABLE = 0.22; // a whole drawn smaller than this opens at its root

  // What the reader has put away or nailed down. A pinned document stays where it is and in sight, whatever is filtered.
  const hidden = { level: new Set(), relation: new Set() };
  const away = new Set();
  const pinned = new Set();
  const done = []; // what undoes each step, the last one at the end
  const kept = data.remember ? JSON.parse(sessionStorage.getItem(data.remember) || "{}") : {};

  const level = new Map(data.nodes.map((node) => [node.id, node.level]));
  const home = new Map(data.nodes.map((node) => [node.id, { x: node.x, y: node.y }]));
  const pairs = new Map();
  const edges = data.edges.map((edge, id) => {
    // a second relation of the same two, and one along a row, bows out: else lines lie upon one another, or upon nodes
    const pair = [edge.from, edge.to].sort().join();
    const nth = pairs.get(pair) || 0;
    pairs.set(pair, nth + 1);
    // vis-network would turn the words of a line that is exactly level about the origin of the canvas, and write them there
    const along = home.get(edge.from).y === home.get(edge.to).y;
    const bowed = nth || along;
    const smooth = bowed ? { type: "curvedCW", roundness: 0.12 * (nth + 1) } : undefined;
    return { ...edge, id, color: { color: lit(edge.color), highlight: lit(edge.color), hover: lit(edge.color), opacity: 0.7 }, width: 2, ...(smooth && { smooth }), ...(along && { font: { align: "horizontal" } }) };
  });
  const degree = new Map();
  for (const edge of edges) for (const end of [edge.from, edge.to]) degree.set(end, (degree.get(end) || 0) + 1);

  const weight = (node) => (node.id === data.root ? Infinity : degree.get(node.id) || 0);
  const names = data.nodes
    .map((node) => ({ id: node.id, lines: node.label.split("\n"), more: data.details[node.id].more || 0, radius: node.size, weight: weight(node) }))
    .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  // hollow: a document that others name and whose text is not held
  const filled = ({ level: _, label: __, color, ...node }) => ({
    ...node,
    color: data.details[node.id].status === "mentioned" ? { border: color, background: colours.paper, highlight: { border: color, background: colours.paper }, hover: { border: color, background: colours.paper } } : color,
    borderWidth: Math.max(node.borderWidth, data.details[node.id].status === "mentioned" ? 2 : 1),
  });
  const nodeSet = new vis.DataSet(data.nodes.map((node) => filled({ ...node, color: lit(node.color) })));
  const edgeSet = new vis.DataSet(edges);
  const shows = (id) => pinned.has(id) || (!away.has(id) && !hidden.level.has(level.get(id)));
  const nodeView = new vis.DataView(nodeSet, { filter: (node) => shows(node.id) });
  const edgeView = new vis.DataView(edgeSet, { filter: (edge) => !hidden.relation.has(edge.relation) && shows(edge.from) && shows(edge.to) });
  const network = new vis.Network(container, { nodes: nodeView, edges: edgeView }, {
    physics: false,
    interaction: {
      hover: edges.length <= MANY,
      tooltipDelay: 150,
      multiselect: true,
      hideEdgesOnDrag: edges.length > MANY,
      hideEdgesOnZoom: edges.length > MANY,
      keyboard: { enabled: true, bindToWindow: false },
    },
    edges: {
      arrows: { to: { scaleFactor: 0.7 } },
      selectionWidth: 0,
      hoverWidth: 1,
      smooth: { type: "cubicBezier", forceDirection: "vertical", roundness: 0.35 },
      font: { size: 12, face: lettering.FACE, color: colours.ink, strokeColor: colours.paper, strokeWidth: 3, align: "middle" },
      scaling: { label: { drawThreshold: 10 } }, // smaller than this nobody reads what stands on a line
    },
  });

  // --- where the view opens
  network.once("afterDrawing", () => {
    const place = kept.view && home.has(kept.view.id) && network.getPosition(kept.view.id);
    if (place) { // the document that was opened stays under the hand; what came with it stands around
      const offset = { x: kept.view.x - container.clientWidth / 2, y: kept.view.y - container.clientHeight / 2 };
      network.moveTo({ position: place, scale: kept.view.scale, offset });
    } else {
      whole();
      if (network.getScale() < READABLE && data.root) {
        // on the side of the canvas on which the root stands in the whole
        const places = Object.values(network.getPositions());
        const root = network.getPosition(data.root);
        const share = (axis) => {
          const all = places.map((one) => one[axis]);
          const least = Math.min(...all);
          return (root[axis] - least) / (Math.max(...all) - least || 1) - 0.5;
        };
        const offset = { x: share("x") * (container.clientWidth - 260), y: share("y") * (container.clientHeight - 160) };
        network.moveTo({ position: root, scale: 0.6, offset });
      }
    }
    document.documentElement.dataset.ready = "true";
  });
  function whole() {
    network.fit();
    network.moveTo({ scale: Math.min(network.getScale() * 0.86, 1.1) }); // fit() leaves no room for names at the rim
  }

  // --- names: of bands at the left rim behind all, of documents before all, in pixels of the canvas
  const plainly = (context, draw) => {
    const ratio = context.canvas.width / container.clientWidth;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    draw();
    context.restore();
  };
  network.on("beforeDrawing", (context) => {
    plainly(context, () => {
      context.fillStyle = colours.ink;
      context.globalAlpha = 0.6;
      context.font = `600 13px ${lettering.FACE}`;
      for (const band of data.bands) context.fillText(band.label, 10, network.canvasToDOM({ x: 0, y: band.y }).y - 26);
    });
  });
  let boxes = [];
  network.on("afterDrawing", (context) => {
    const scale = network.getScale();
    const middle = network.getViewPosition();
    const size = { width: container.clientWidth, height: container.clientHeight };
    const places = network.getPositions();
    const first = new Set([...network.getSelectedNodes(), ...pinned]);
    const here = [];
    for (const name of names) {
      const place = places[name.id];
      if (!place || !shows(name.id)) continue;
      here.push({
        ...name,
        lines: pinned.has(name.id) ? ["◉ " + name.lines[0], ...name.lines.slice(1)] : name.lines,
        x: (place.x - middle.x) * scale + size.width / 2,
        y: (place.y - middle.y) * scale + size.height / 2,
        radius: name.radius * scale,
      });
    }
    here.sort((a, b) => first.has(b.id) - first.has(a.id)); // a stable sort: the weightier stay before the lighter
    plainly(context, () => { boxes = lettering.write(context, here, size, colours); });
  });

  // --- what is shown, in words
  const tell = () => {
    const count = data.nodes.length - nodeView.length;
    at("shown").textContent = `${nodeView.length} ${words.documents}, ${edgeView.length} ${words.relations}` + (count ? `; ${words.hidden}: ${count}` : "");
    const chosen = network.getSelectedNodes();
    at("hide").disabled = at("pin").disabled = !chosen.length;
    at("pin").setAttribute("aria-pressed", String(chosen.length > 0 && chosen.every((id) => pinned.has(id))));
    at("undo").disabled = !done.length && !grown();
  };
  const refresh = () => { nodeView.refresh(); edgeView.refresh(); tell(); };
  const grown = () => Boolean(data.remember && document.referrer.startsWith(location.origin + "/graph?"));

  // --- one document, its relations and tasks beside the picture
  const element = (tag, text, name) => {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (name) made.className = name;
    return made;
  };
  const day = (date) => (/^\d{4}(-\d\d){0,2}$/.test(date) && document.documentElement.lang === "vi" ? date.split("-").reverse().join("/") : date);
  const nameOf = (id) => data.details[id].number || data.details[id].title || "?";
  const listEdges = (panel, title, chosen, end) => {
    if (!chosen.length) return;
    panel.append(element("h2", `${title} (${chosen.length})`));
    const list = element("dl");
    for (const edge of chosen) {
      const term = element("dt", edge.label + " ");
      const link = element("button", nameOf(edge[end]));
      link.type = "button";
      link.addEventListener("click", () => { if (shows(edge[end])) network.focus(edge[end], { scale: Math.max(network.getScale(), 0.6) }); choose([edge[end]]); });
      term.append(link);
      list.append(term);
      for (const proof of edge.evidence) {
        const place = element("dd");
        place.append(element("blockquote", "«" + proof.quote + "»"));
        list.append(place);
      }
    }
    panel.append(list);
  };
  const show = (id) => {
    const panel = at("detail");
    const detail = data.details[id];
    panel.replaceChildren(element("h2", [detail.type, detail.number].filter(Boolean).join(" ")));
    if (detail.title) panel.append(element("p", detail.title));
    panel.append(element("p", [detail.issuer, detail.date && day(detail.date)].filter(Boolean).join(" · "), "meta"));
    const status = [words[detail.status] || detail.status, words[detail.reason] || detail.reason].filter(Boolean).join(": ");
    if (status) panel.append(element("p", status, "meta"));
    if (detail.links) {
      const line = element("p", undefined, "links");
      for (const [label, address] of detail.links) {
        const link = element("a", label);
        link.href = address;
        line.append(link, " ");
      }
      panel.append(line);
    }
    listEdges(panel, words.out, edges.filter((edge) => edge.from === id), "to");
    listEdges(panel, words.in, edges.filter((edge) => edge.to === id), "from");
    if (detail.tasks) {
      panel.append(element("h2", `${words.tasks} (${detail.tasks.length})`));
      const list = element("dl");
      for (const task of detail.tasks) {
        list.append(element("dt", [task.label, (task.lead || []).join(", ")].filter(Boolean).join(". ")));
        list.append(element("dd", task.action + (task.deadline ? ` (${words.deadline} ${day(task.deadline)})` : "")));
      }
      panel.append(list);
    }
  };

  // --- the way of the chosen document to the root, and what touches it, stand out
  let strong = [];
  const route = (id) => {
    const around = new Map();
    for (const edge of edgeView.get()) for (const [near, far] of [[edge.from, edge.to], [edge.to, edge.from]]) around.set(near, [...(around.get(near) || []), [far, edge.id]]);
    const came = new Map([[id, null]]);
    for (const node of came.keys()) for (const [far, edge] of around.get(node) || []) if (!came.has(far)) came.set(far, [node, edge]);
    const way = (around.get(id) || []).map(([, edge]) => edge);
    for (let step = came.get(data.root); step; step = came.get(step[0])) way.push(step[1]);
    return way;
  };
  const emphasize = (ids) => {
    const wanted = [...new Set(ids.flatMap(route))];
    const look = (id, opacity, width) => ({ id, width, color: { ...edges[id].color, opacity } });
    edgeSet.update([...strong.filter((id) => !wanted.includes(id)).map((id) => look(id, 0.7, 2)), ...wanted.map((id) => look(id, 1, 5))]);
    strong = wanted;
  };
  const choose = (ids) => {
    network.selectNodes(ids.filter(shows), false);
    if (ids.length) show(ids[0]);
    emphasize(ids.slice(0, 1));
    tell();
  };
  const pointed = (event) => {
    const box = !event.nodes.length && boxes.find(({ left, right, top, bottom }) => {
      const { x, y } = event.pointer.DOM;
      return left <= x && x <= right && top <= y && y <= bottom;
    });
    if (box && event.pointer.DOM.x >= box.more) expand(box.id);
    else choose(box ? [box.id] : event.nodes);
  };
  network.on("click", pointed);
  network.on("hold", pointed); // a long touch chooses one more

  // --- steps, each of which can be taken back
  const step = (back) => { done.push(back); refresh(); };
  const undo = () => {
    const back = done.pop();
    if (back) { back(); refresh(); } else if (grown()) history.back();
  };
  const hide = () => {
    const chosen = network.getSelectedNodes();
    const address = chosen.length === 1 && data.details[chosen[0]].hide;
    if (address) return leave(address, data.root);
    for (const id of chosen) { pinned.delete(id); away.add(id); }
    network.unselectAll();
    emphasize([]);
    if (chosen.length) step(() => { for (const id of chosen) away.delete(id); });
  };
  const nail = (ids, down) => {
    for (const id of ids) pinned[down ? "add" : "delete"](id);
    nodeSet.update(ids.map((id) => ({ id, fixed: down })));
  };
  const pin = () => {
    const chosen = network.getSelectedNodes();
    const changed = chosen.filter((id) => !pinned.has(id));
    const [ids, down] = changed.length ? [changed, true] : [chosen, false];
    nail(ids, down);
    if (ids.length) step(() => nail(ids, !down));
  };
  network.on("dragStart", (event) => {
    const before = Object.entries(event.nodes.length ? network.getPositions(event.nodes) : {}).filter(([id]) => !pinned.has(id));
    if (before.length) step(() => { for (const [id, { x, y }] of before) network.moveNode(id, x, y); });
  });
  for (const box of document.querySelectorAll("input[data-level], input[data-relation]")) {
    const kind = box.dataset.level ? "level" : "relation";
    const set = () => hidden[kind][box.checked ? "delete" : "add"](box.dataset[kind]);
    box.addEventListener("change", () => { set(); step(() => { box.checked = !box.checked; set(); }); });
  }

  // --- a graph that grows: from page to page, with what was moved and pinned and where the reader stood
  let anchor = data.root;
  function leave(address, id) {
    anchor = id;
    location.assign(address);
  }
  function expand(id) {
    if (data.details[id].expand) leave(data.details[id].expand, id);
  }
  network.on("doubleClick", (event) => { if (event.nodes.length) expand(event.nodes[0]); });
  if (data.remember) {
    const moved = kept.moved || {};
    for (const [id, by] of Object.entries(moved)) if (home.has(id)) nodeSet.update({ id, x: home.get(id).x + by.x, y: home.get(id).y + by.y });
    nail((kept.pinned || []).filter((id) => home.has(id)), true);
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href*='open=']");
      const opened = link && data.nodes.find((node) => data.details[node.id].expand === link.getAttribute("href"));
      if (opened) anchor = opened.id;
    });
    addEventListener("pagehide", () => {
      for (const [id, { x, y }] of Object.entries(network.getPositions())) {
        const by = { x: x - home.get(id).x, y: y - home.get(id).y };
        if (Math.abs(by.x) > 1 || Math.abs(by.y) > 1) moved[id] = by; else delete moved[id]; // positions are rounded
      }
      const place = shows(anchor) && network.canvasToDOM(network.getPosition(anchor));
      const seen = place && place.x > 0 && place.y > 0 && place.x < container.clientWidth && place.y < container.clientHeight;
      const view = seen ? { id: anchor, ...place, scale: network.getScale() } : undefined;
      sessionStorage.setItem(data.remember, JSON.stringify({ moved, pinned: [...pinned], view }));
    });
  }

  // --- search in view
  const plain = (text) => text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");
  const sought = data.nodes.map((node) => [node.id, plain(`${node.label}\n${node.title}`)]);
  at("search").addEventListener("input", (event) => {
    const wanted = plain(event.target.value.trim());
    const found = wanted ? sought.filter(([id, text]) => shows(id) && text.includes(wanted)).map(([id]) => id) : [];
    at("found").textContent = wanted ? String(found.length) : "";
    network.selectNodes(found, false);
    if (found.length) network.fit({ nodes: found, maxZoomLevel: 1 });
    if (found.length === 1) choose(found); else { emphasize([]); tell(); }
  });

  at("fit").addEventListener("click", whole);
  at("hide").addEventListener("click", hide);
  at("pin").addEventListener("click", pin);
  at("undo").addEventListener("click", undo);
  container.tabIndex = 0;
  container.addEventListener("keydown", (event) => {
    const chosen = network.getSelectedNodes();
    if (event.key === "Delete") hide();
    else if (event.key === "p") pin();
    else if (event.key === "z" && (event.ctrlKey || event.metaKey)) undo();
    else if (event.key === "Enter" && chosen.length) expand(chosen[0]);
    else return;
    event.preventDefault();
  });

  // --- a picture for a report: on paper's colour, with its legend below
  at("png").addEventListener("click", () => {
    const canvas = container.querySelector("canvas");
    const ratio = canvas.width / container.clientWidth;
    const rows = [...document.querySelectorAll("input[data-level]:checked, input[data-relation]:checked")].map((box) => {
      const mark = box.parentElement.querySelector(".mark, .line");
      const look = getComputedStyle(mark);
      const line = mark.classList.contains("line");
      return { text: box.parentElement.textContent.trim().replace(/\s+/g, " "), sign: line ? "—" : getComputedStyle(mark, "::before").content.replaceAll('"', ""), colour: line ? look.backgroundColor : look.color };
    });
    const image = document.createElement("canvas");
    const context = image.getContext("2d");
    const font = `13px ${lettering.FACE}`;
    context.font = font;
    let [x, y] = [12, 22];
    const places = [];
    for (const row of rows) {
      const width = context.measureText(`${row.sign}  ${row.text}`).width + 24;
      if (x > 12 && x + width > container.clientWidth) [x, y] = [12, y + 22];
      places.push([x, y]);
      x += width;
    }
    image.width = canvas.width;
    image.height = canvas.height + (y + 14) * ratio;
    context.fillStyle = colours.paper;
    context.fillRect(0, 0, image.width, image.height);
    context.drawImage(canvas, 0, 0);
    context.setTransform(ratio, 0, 0, ratio, 0, canvas.height);
    context.font = font;
    rows.forEach((row, n) => {
      context.fillStyle = row.colour;
      context.fillText(row.sign, ...places[n]);
      context.fillStyle = colours.ink;
      context.fillText(row.text, places[n][0] + context.measureText(`${row.sign}  `).width, places[n][1]);
    });
    image.toBlob((blob) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = "danchieu.png";
      link.click();
      URL.revokeObjectURL(link.href);
    });
  });
  tell();
})();
