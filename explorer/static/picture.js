"use strict";
// Shows the network that the page carries. All text reaches the page as text: textContent and the canvas, never markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const ink = getComputedStyle(document.body).color;
  const paper = getComputedStyle(document.body).backgroundColor;
  const hidden = { level: new Set(), relation: new Set() };
  const level = new Map(data.nodes.map((node) => [node.id, node.level]));
  const edges = data.edges.map((edge, index) => ({ ...edge, id: index }));

  // `level` is a word of ours and would be taken by vis-network for its own layout
  const nodeSet = new vis.DataSet(data.nodes.map(({ level: _, ...node }) => node));
  const edgeSet = new vis.DataSet(edges);
  const nodeView = new vis.DataView(nodeSet, { filter: (node) => !hidden.level.has(level.get(node.id)) });
  const edgeView = new vis.DataView(edgeSet, { filter: (edge) => !hidden.relation.has(edge.relation) });
  const container = document.getElementById("network");
  const network = new vis.Network(container, { nodes: nodeView, edges: edgeView }, {
    physics: false,
    interaction: { hover: true, tooltipDelay: 150, multiselect: true },
    nodes: { font: { color: ink, size: 16, face: "Be Vietnam Pro, Noto Sans, DejaVu Sans, sans-serif" } },
    edges: {
      arrows: "to",
      smooth: { type: "cubicBezier", forceDirection: "vertical", roundness: 0.35 },
      font: { size: 11, color: ink, strokeColor: paper, strokeWidth: 3, align: "middle" },
    },
  });
  network.once("afterDrawing", () => {
    network.fit();
    network.moveTo({ scale: network.getScale() * 0.88 }); // fit() leaves no room for labels at the rim
    // a graph too large for labels to be read opens at its root, on the side of the canvas on which it stands in the whole
    if (network.getScale() < 0.5 && data.root) {
      const places = Object.values(network.getPositions());
      const at = network.getPosition(data.root);
      const share = (axis) => {
        const all = places.map((place) => place[axis]);
        const least = Math.min(...all);
        return (at[axis] - least) / (Math.max(...all) - least || 1) - 0.5;
      };
      const offset = { x: share("x") * (container.clientWidth - 260), y: share("y") * (container.clientHeight - 160) };
      network.moveTo({ position: at, scale: 0.8, offset });
    }
    document.documentElement.dataset.ready = "true";
  });

  network.on("beforeDrawing", (context) => {
    const left = network.DOMtoCanvas({ x: 12, y: 0 }).x; // the names of the bands stay at the left rim
    context.fillStyle = ink;
    context.globalAlpha = 0.55;
    context.textAlign = "left";
    context.font = `bold ${Math.round(14 / network.getScale())}px Noto Sans, DejaVu Sans, sans-serif`;
    for (const band of data.bands) context.fillText(band.label, left, band.y + 5);
    context.globalAlpha = 1;
  });

  const tell = () => {
    document.getElementById("shown").textContent = `${nodeView.length} ${words.documents}, ${edgeView.length} ${words.relations}`;
  };
  tell();

  const element = (tag, text, name) => {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (name) made.className = name;
    return made;
  };
  const nameOf = (id) => {
    const detail = data.details[id];
    return detail.number || detail.title || "?";
  };
  const listEdges = (panel, title, chosen, end) => {
    if (!chosen.length) return;
    panel.append(element("h2", title));
    const list = element("dl");
    for (const edge of chosen) {
      const term = element("dt", edge.label + " ");
      const link = element("button", nameOf(edge[end]));
      link.type = "button";
      link.addEventListener("click", () => { network.selectNodes([edge[end]]); network.focus(edge[end], { scale: 1 }); show(edge[end]); });
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
    const panel = document.getElementById("detail");
    const detail = data.details[id];
    panel.replaceChildren(element("h2", [detail.type, detail.number].filter(Boolean).join(" ")));
    if (detail.title) panel.append(element("p", detail.title));
    panel.append(element("p", [detail.issuer, detail.date && detail.date.split("-").reverse().join("/")].filter(Boolean).join(" · "), "meta"));
    const status = [words[detail.status] || detail.status, words[detail.reason] || detail.reason].filter(Boolean).join(": ");
    if (status) panel.append(element("p", status, "meta"));
    for (const [label, address] of detail.links || []) {
      const link = element("a", label);
      link.href = address;
      const line = element("p");
      line.append(link);
      panel.append(line);
    }
    listEdges(panel, words.out, edges.filter((edge) => edge.from === id), "to");
    listEdges(panel, words.in, edges.filter((edge) => edge.to === id), "from");
    if (detail.tasks) {
      panel.append(element("h2", words.tasks + " (" + detail.tasks.length + ")"));
      const list = element("dl");
      for (const task of detail.tasks) {
        list.append(element("dt", [task.label, (task.lead || []).join(", ")].filter(Boolean).join(". ")));
        list.append(element("dd", task.action + (task.deadline ? " (" + words.deadline + " " + task.deadline + ")" : "")));
      }
      panel.append(list);
    }
  };
  network.on("doubleClick", (event) => {
    const expand = event.nodes.length && data.details[event.nodes[0]].expand;
    if (expand) location.assign(expand);
  });
  // Where a graph grows from page to page, what was shown before stays where it stood.
  if (data.remember) {
    const kept = JSON.parse(sessionStorage.getItem(data.remember) || "{}");
    for (const [id, at] of Object.entries(kept)) if (nodeSet.get(id)) nodeSet.update({ id, ...at });
    const keep = () => sessionStorage.setItem(data.remember, JSON.stringify({ ...kept, ...network.getPositions() }));
    network.on("dragEnd", keep);
    addEventListener("pagehide", keep);
  }
  network.on("selectNode", (event) => show(event.nodes[0]));

  for (const box of document.querySelectorAll("input[type=checkbox]")) {
    box.addEventListener("change", () => {
      const kind = box.dataset.level ? "level" : "relation";
      hidden[kind][box.checked ? "delete" : "add"](box.dataset[kind]);
      (kind === "level" ? nodeView : edgeView).refresh();
      tell();
    });
  }
  const plain = (text) => text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");
  document.getElementById("search").addEventListener("input", (event) => {
    const wanted = plain(event.target.value.trim());
    const found = wanted ? data.nodes.filter((node) => plain(node.title || node.label).includes(wanted)).map((node) => node.id) : [];
    network.selectNodes(found);
    if (found.length) network.fit({ nodes: found, maxZoomLevel: 1.2 });
    if (found.length === 1) show(found[0]);
  });
  document.getElementById("fit").addEventListener("click", () => network.fit());
  document.getElementById("png").addEventListener("click", () => {
    container.querySelector("canvas").toBlob((blob) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = "danchieu.png";
      link.click();
      URL.revokeObjectURL(link.href);
    });
  });
})();
