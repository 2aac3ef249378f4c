"use strict";
// The network as Cytoscape draws it, read from the server's own drawing, which stays for those without script. The same
// page always gives the same picture: the layout's chance is begun anew from the same number.
(() => {
  const drawn = document.getElementById("map");
  const box = document.getElementById("net");
  if (!drawn || !box || !window.cytoscape) return;

  const html = document.documentElement;
  const ISOLATE = "\u2068", END = "\u2069"; // each name keeps its own direction on the canvas
  const WIDEST = 30, LEAST_READ = 0.55;

  function style(name) {
    return getComputedStyle(html).getPropertyValue(name).trim();
  }

  function element(tag, text, className = "") {
    const made = document.createElement(tag);
    made.textContent = text;
    made.className = className;
    return made;
  }

  // -- what the server drew ----------------------------------------------------------------------------
  function shortened(name) {
    return name.length > WIDEST ? name.slice(0, WIDEST - 1).trimEnd() + "…" : name;
  }

  function parties(of) {
    const degree = (key) => of.filter(({ data }) => data.source === key || data.target === key).length;
    return [...drawn.querySelectorAll("a[data-key]")].map((link) => ({
      group: "nodes",
      data: { id: link.dataset.key, name: link.dataset.name, label: ISOLATE + shortened(link.dataset.name) + END,
              degree: degree(link.dataset.key), href: link.getAttribute("href") },
    }));
  }

  function ties() {
    return [...drawn.querySelectorAll("a[data-a]")].map((link, number) => {
      const path = link.querySelector("path");
      const [, kind, standing] = path.classList;
      return {
        group: "edges",
        data: { id: `t${number}`, source: link.dataset.a, target: link.dataset.b, kind, standing,
                width: 1.5 * Number(path.getAttribute("stroke-width")), directed: path.hasAttribute("marker-end") ? 1 : 0,
                said: path.querySelector("title").textContent, href: link.getAttribute("href"),
                origins: link.dataset.origins, claims: link.dataset.claims },
      };
    });
  }

  // -- how it looks --------------------------------------------------------------------------------------
  function looks() {
    const kinds = ["support", "hostility", "talks", "alignment", "structure"];
    const face = style("--face").replaceAll('"', "");
    const ink = style("--ink"), paper = style("--sheet"), soft = style("--soft"), rubric = style("--rubric");
    return [
      { selector: "node", style: {
        label: "data(label)", "font-family": face, "font-size": 15, color: ink, "text-valign": "bottom", "text-margin-y": 4,
        "text-outline-color": paper, "text-outline-width": 3, "background-color": ink, "min-zoomed-font-size": 7,
        width: "mapData(degree, 1, 12, 11, 30)", height: "mapData(degree, 1, 12, 11, 30)" } },
      { selector: "edge", style: {
        width: "data(width)", "line-color": soft, "line-opacity": 0.8, "curve-style": "bezier", "control-point-step-size": 28,
        "target-arrow-color": soft, "arrow-scale": 0.9 } },
      ...kinds.map((kind) => ({ selector: `edge[kind = "${kind}"]`,
        style: { "line-color": style(`--${kind}`), "target-arrow-color": style(`--${kind}`) } })),
      { selector: "edge[directed = 1]", style: { "target-arrow-shape": "triangle" } },
      { selector: 'edge[standing = "open"]', style: { "line-style": "dashed", "line-dash-pattern": [9, 5] } },
      { selector: 'edge[standing = "off"]', style: { "line-style": "dotted" } },
      { selector: ".far", style: { opacity: 0.2 } },
      { selector: ":selected", style: { "background-color": rubric, "overlay-opacity": 0 } },
      { selector: "edge:selected", style: { "line-opacity": 1, "underlay-color": rubric, "underlay-opacity": 0.2,
                                            "underlay-padding": 4 } },
      { selector: ":active", style: { "overlay-opacity": 0 } },
    ];
  }

  function byTheSameChance(work) {
    const chance = Math.random;
    let seed = 20_110_315;
    Math.random = () => { // mulberry32
      seed = (seed + 0x6d2b79f5) | 0;
      let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
    };
    try { return work(); } finally { Math.random = chance; }
  }

  // -- what can be done with it --------------------------------------------------------------------------
  function tools(graph) {
    const bar = element("div", "", "net-tools");
    const middle = () => ({ x: box.clientWidth / 2, y: box.clientHeight / 2 });
    const zoom = (by) => graph.zoom({ level: graph.zoom() * by, renderedPosition: middle() });
    for (const [sign, words, work] of [
      ["+", box.dataset.in, () => zoom(1.3)], ["−", box.dataset.out, () => zoom(1 / 1.3)], ["⤢", box.dataset.fit, () => graph.fit(undefined, 20)],
    ]) {
      const button = element("button", sign);
      button.type = "button";
      button.setAttribute("aria-label", words);
      button.title = words;
      button.addEventListener("click", work);
      bar.append(button);
    }
    return bar;
  }

  function tell(card, chosen) {
    card.replaceChildren();
    card.hidden = !chosen;
    if (!chosen) return;
    const isParty = chosen.isNode();
    const title = element("p", isParty ? chosen.data("name") : chosen.data("said"), "title");
    title.dir = "auto";
    card.append(title);
    if (!isParty) card.append(element("p", `${box.dataset.origins}: ${chosen.data("origins")}`, "note"));
    const link = element("a", isParty ? box.dataset.party : `${box.dataset.claims} (${chosen.data("claims")})`);
    link.href = chosen.data("href");
    card.append(link);
  }

  function near(graph, chosen) {
    graph.elements().removeClass("far");
    if (chosen) graph.elements().difference(chosen.isNode() ? chosen.closedNeighborhood() : chosen.union(chosen.connectedNodes())).addClass("far");
  }

  // Names run across: what the layout makes square is drawn out to the shape of its room.
  function fill(graph) {
    const bounds = graph.nodes().boundingBox({ includeLabels: false });
    const by = (box.clientWidth / box.clientHeight) / (bounds.w / bounds.h);
    const [x, y] = by > 1 ? [Math.min(by, 2.4), 1] : [1, Math.min(1 / by, 2.4)];
    graph.nodes().positions((node) => ({ x: node.position("x") * x, y: node.position("y") * y }));
  }

  // All of it; on a small screen, as much around the best connected as can be read.
  function show(graph) {
    graph.fit(undefined, 20);
    if (graph.zoom() >= LEAST_READ) return;
    graph.zoom(LEAST_READ);
    graph.center(graph.nodes().max((node) => node.data("degree")).ele);
  }

  // Cytoscape takes every click within its own room; what is pressed stands beside it.
  function room() {
    const made = element("div", "", "graph");
    box.append(made);
    return made;
  }

  async function draw() {
    await Promise.all([document.fonts.load('13px "IBM Plex Sans Arabic"', "ع"), document.fonts.load('13px "IBM Plex Sans Arabic"', "a")]);
    box.hidden = false;
    const lines = ties();
    const graph = cytoscape({ container: room(), elements: [...parties(lines), ...lines], style: looks(), minZoom: 0.2, maxZoom: 3,
                              userZoomingEnabled: matchMedia("(pointer: coarse)").matches, boxSelectionEnabled: false,
                              selectionType: "single", autounselectify: false });
    byTheSameChance(() => graph.layout({
      name: "fcose", quality: "proof", animate: false, randomize: true, nodeDimensionsIncludeLabels: true, packComponents: true,
      nodeSeparation: 70, idealEdgeLength: 62, nodeRepulsion: 5200, gravity: 0.5, gravityRange: 2.4,
    }).run());
    fill(graph);
    show(graph);
    const card = element("div", "", "net-card");
    card.dir = html.dir;
    card.hidden = true;
    card.setAttribute("role", "status");
    box.append(tools(graph), card);
    graph.on("select", (event) => { tell(card, event.target); near(graph, event.target); });
    graph.on("unselect", () => { tell(card, null); near(graph, null); });
    graph.on("mouseover", "node, edge", () => { box.style.cursor = "pointer"; });
    graph.on("mouseout", "node, edge", () => { box.style.cursor = ""; });
    drawn.closest(".drawn").hidden = true;
    box.khabarGraph = graph;
    box.dataset.drawn = "done";
  }

  draw().catch((error) => { // what the server drew is there still
    box.hidden = true;
    drawn.closest(".drawn").hidden = false;
    console.error(error);
  });
})();
