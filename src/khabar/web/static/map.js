"use strict";
// The map: land, borders and names of our own, places as signs by precision, near ones put together. Nothing is asked
// of anyone but khabar. Leaflet draws on canvas and runs left to right; each text on it has its own direction.
(() => {
  const LEAST_NAME = { country: 0, region: 7 };
  const lands = new Map(); // address → the base map, fetched once

  function style(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function element(tag, text, className = "") {
    const made = document.createElement(tag);
    made.textContent = text;
    made.className = className;
    made.dir = "auto";
    return made;
  }

  async function json(address) {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  }

  function land(address) {
    if (!lands.has(address)) lands.set(address, json(address));
    return lands.get(address);
  }

  // -- what lies beneath -----------------------------------------------------------------------------
  function drawLand(map, topology, features) {
    const marked = features.filter((f) => f.properties.precision === "country").map((f) => f.geometry.coordinates);
    const layer = (name, look) =>
      L.geoJSON(topojson.feature(topology, topology.objects[name]), { interactive: false, style: look, pane: "land" });
    layer("land", { fillColor: style("--land"), fillOpacity: 1, color: style("--shore"), weight: 0.8 }).addTo(map);
    const inner = layer("governorates", { color: style("--inner"), weight: 0.8, fill: false });
    layer("borders", { color: style("--border"), weight: 1, fill: false }).addTo(map);
    layer("disputed", { color: style("--border"), weight: 1, dashArray: "4 4", fill: false }).addTo(map);
    const names = topojson.feature(topology, topology.objects.names).features;
    const written = L.layerGroup([], { pane: "names" }).addTo(map);
    const show = () => {
      const zoom = map.getZoom();
      if (zoom >= 6) inner.addTo(map); else inner.remove();
      written.clearLayers();
      const bounds = map.getBounds().pad(0.1);
      const taken = [];
      for (const { geometry, properties } of names) {
        const at = L.latLng(geometry.coordinates[1], geometry.coordinates[0]);
        const least = Math.max(properties.zoom, LEAST_NAME[properties.kind]);
        if (zoom < least || (properties.kind === "country" && zoom > least + 4) || !bounds.contains(at)) continue;
        if (hides(map, at, taken)) continue;
        const under = marked.some(([lon, lat]) => Math.abs(lon - at.lng) < 0.1 && Math.abs(lat - at.lat) < 0.1);
        written.addLayer(name(at, called(properties), properties.kind + (under ? " under" : "")));
      }
    };
    map.on("zoomend moveend", show);
    show();
  }

  // Whether a name here would lie over another.
  function hides(map, at, taken) {
    const point = map.latLngToContainerPoint(at);
    if (taken.some((other) => Math.abs(other.x - point.x) < 62 && Math.abs(other.y - point.y) < 15)) return true;
    taken.push(point);
    return false;
  }

  function name(at, text, kind) {
    const box = document.createElement("div");
    box.append(element("span", text));
    const icon = L.divIcon({ html: box, className: `map-name ${kind}`, iconSize: [0, 0] });
    return L.marker(at, { icon, interactive: false, keyboard: false, pane: "names" });
  }

  // -- places ----------------------------------------------------------------------------------------
  function looks(place) {
    const rubric = style("--rubric");
    const radius = Math.min(5 + 2.2 * Math.sqrt(place.claims), 22);
    return {
      place: { radius, color: style("--land"), weight: 1.5, fillColor: rubric, fillOpacity: 0.9 },
      district: { radius: radius + 2, color: rubric, weight: 1.5, fillColor: rubric, fillOpacity: 0.28 },
      region: { radius: radius + 4, color: rubric, weight: 1.8, fillColor: rubric, fillOpacity: 0.07 },
      country: { radius: radius + 6, color: rubric, weight: 1.8, dashArray: "4 4", fillColor: rubric, fillOpacity: 0.04 },
    }[place.precision];
  }

  function called(place) {
    return place[document.documentElement.lang] ?? place.ar ?? place.en;
  }

  function told(box, place, ask) {
    const about = document.createElement("div");
    about.dir = document.documentElement.dir;
    about.append(element("p", called(place), "title"));
    const within = place.within.map(called).join(document.documentElement.lang === "ar" ? "، " : ", ");
    if (within) about.append(element("p", within, "note"));
    about.append(element("p", ask.said[place.precision], "note"));
    const kinds = Object.entries(place.types).slice(0, 4).map(([type, n]) => `${ask.types[type] ?? type} (${n})`);
    about.append(element("p", kinds.join(" · ")));
    const address = new URL(box.dataset.claims, location.origin);
    address.searchParams.set("place", place.place);
    const link = element("a", `${box.dataset.more} (${place.claims})`);
    link.href = address;
    about.append(link);
    return about;
  }

  function drawPlaces(map, box, features, ask) {
    const index = new Supercluster({ radius: 44, maxZoom: 9, map: (p) => ({ claims: p.claims }),
                                     reduce: (all, p) => { all.claims += p.claims; } });
    index.load(features);
    const group = L.layerGroup().addTo(map);
    const show = () => {
      group.clearLayers();
      const bounds = map.getBounds().pad(0.2);
      const box4 = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
      for (const found of index.getClusters(box4, Math.round(map.getZoom()))) {
        const at = L.latLng(found.geometry.coordinates[1], found.geometry.coordinates[0]);
        group.addLayer(found.properties.cluster ? many(map, index, at, found, ask) : one(at, found.properties));
      }
    };
    const one = (at, place) => {
      const sign = L.circleMarker(at, { ...looks(place), pane: "places" });
      sign.bindTooltip(() => element("span", `${called(place)} (${place.claims})`), { direction: "top", opacity: 1 });
      sign.bindPopup(() => told(box, place, ask), { closeButton: false, autoPanPadding: [24, 24] });
      return sign;
    };
    map.on("zoomend moveend", show);
    show();
  }

  // Places too near each other to be told apart: how many claims together, and a way to look closer.
  function many(map, index, at, found, ask) {
    const { claims, cluster_id: id } = found.properties;
    const size = Math.min(22 + 4 * Math.log2(claims + 1), 52);
    const leaves = index.getLeaves(id, 6).map((leaf) => called(leaf.properties));
    const icon = L.divIcon({ html: element("span", String(claims)), className: "map-many", iconSize: [size, size] });
    const names = `${leaves.join(document.documentElement.lang === "ar" ? "، " : ", ")}${found.properties.point_count > 6 ? " …" : ""}`;
    const sign = L.marker(at, { icon, pane: "many", title: "", alt: "" });
    sign.bindTooltip(() => element("span", names), { direction: "top", opacity: 1, offset: [0, -size / 2] });
    sign.on("add", () => sign.getElement().setAttribute("aria-label", `${claims}: ${names}. ${ask.near}`));
    sign.on("click keypress", (event) => {
      if (event.type === "keypress" && event.originalEvent.code !== "Enter") return;
      map.flyTo(at, Math.min(index.getClusterExpansionZoom(id), map.getMaxZoom()), { animate: ask.moves, duration: 0.5 });
    });
    return sign;
  }

  // -- putting it together ---------------------------------------------------------------------------
  async function draw(box) {
    box.dataset.drawn = "begun";
    const ask = { said: JSON.parse(box.dataset.said), types: JSON.parse(box.dataset.types), near: box.dataset.near,
                  moves: khabar.behavior === "smooth" };
    const [topology, found] = await Promise.all([land(box.dataset.land), json(box.dataset.points)]);
    box.replaceChildren();
    const map = L.map(box, { preferCanvas: true, zoomControl: false, attributionControl: false, minZoom: 2, maxZoom: 11,
                             zoomSnap: 0.5, worldCopyJump: false, zoomAnimation: ask.moves, fadeAnimation: ask.moves,
                             maxBounds: [[-62, -200], [85, 215]], maxBoundsViscosity: 0.8 });
    [["land", 200], ["names", 350], ["places", 400], ["many", 450]].forEach(([name, at]) => {
      map.createPane(name).style.zIndex = at;
    });
    map.getPane("names").style.pointerEvents = "none";
    L.control.zoom({ position: "topleft", zoomInTitle: box.dataset.in, zoomOutTitle: box.dataset.out }).addTo(map);
    map.fitBounds(reach(found.features), { padding: [36, 36], maxZoom: 7, animate: false });
    drawLand(map, topology, found.features);
    drawPlaces(map, box, found.features, ask);
    box.dataset.drawn = "done";
    box.khabarMap = map;
  }

  // Where most is said to happen: far places are a step away, and do not make everything else small.
  function reach(features) {
    const all = features.flatMap((f) => Array(Math.min(f.properties.claims, 20)).fill(f.geometry.coordinates));
    const within = (values) => {
      const sorted = values.sort((a, b) => a - b);
      const cut = Math.floor(sorted.length * 0.06);
      return [sorted[cut], sorted[sorted.length - 1 - cut]];
    };
    const [west, east] = within(all.map((c) => c[0]));
    const [south, north] = within(all.map((c) => c[1]));
    return [[south - 0.4, west - 0.4], [north + 0.4, east + 0.4]];
  }

  function begin() {
    const box = document.getElementById("atlas");
    if (!box || box.dataset.drawn) return;
    draw(box).catch((error) => {
      box.replaceChildren(element("p", box.dataset.failed, "busy-here"));
      console.error(error);
    });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.spot");
    const map = document.getElementById("atlas")?.khabarMap;
    if (!link || !map) return;
    event.preventDefault();
    const [lat, lon] = link.dataset.at.split(",").map(Number);
    map.setView([lat, lon], Math.max(map.getZoom(), 9), { animate: khabar.behavior === "smooth" });
    khabar.bring(document.getElementById("atlas"));
  });
  document.addEventListener("htmx:afterSettle", begin);
  begin();
})();
