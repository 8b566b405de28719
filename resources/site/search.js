// Search in the browser: any spelling finds it; names before texts, exact before alike.
"use strict";
(() => {
  const PATH = 0, PART = 1, KIND = 2, VI = 3, EN = 4, NAMES = 5, TEXT_VI = 6, TEXT_EN = 7, FROM = 8, TO = 9;
  const SHOWN = 100, AROUND = 70, DAY = 1440;
  const plainD = { "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "Ɖ": "d", "ɖ": "d" };
  const known = new Map();
  const list = document.getElementById("hits");
  const lang = list.dataset.lang;

  // One character out for each one in, as the program folds: no tones, no marks, no case.
  function foldOne(char) {
    const letters = [...char.normalize("NFD")].filter((c) => !/\p{M}/u.test(c));
    const bare = letters.length === 1 ? letters[0] : char;
    const lowered = bare.toLowerCase();
    const folded = plainD[lowered] || lowered;
    return folded.length === char.length ? folded : char;
  }
  function fold(text) {
    let folded = "";
    for (const char of text.normalize("NFC")) {
      if (!known.has(char)) known.set(char, foldOne(char));
      folded += known.get(char);
    }
    return folded;
  }
  const words = (folded) => folded.match(/[\p{L}\p{N}]+/gu) || [];
  const spaced = (text) => words(fold(text)).join(" ");

  // Minutes since 0001-01-01 of a day, month or year that was typed; null for anything else.
  function dayStart(year, month, day) {
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    const first = new Date(0);
    first.setUTCFullYear(1, 0, 1);
    return (date - first) / 60000;
  }
  function spanOf(text) {
    const slashed = text.match(/^(?:(\d{1,2})[/.])?(\d{1,2})[/.](\d{4})$/);
    const iso = text.match(/^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/);
    const [year, month, day] = slashed ? [slashed[3], slashed[2], slashed[1]] : iso ? iso.slice(1) : [];
    if (!year) return null;
    if (month > 12 || day > 31) return null;
    const start = dayStart(+year, +(month || 1), +(day || 1));
    const end = day ? start + DAY : month ? dayStart(+year, +month + 1, 1) : dayStart(+year + 1, 1, 1);
    return [start, end - 1];
  }

  const documents = (globalThis.muniment || []).map((raw) => {
    const names = [raw[VI], raw[EN], ...raw[NAMES]].filter(Boolean).map(spaced);
    const away = raw[VI] && raw[EN] && raw[VI] !== raw[EN] ? (lang === "vi" ? 1 : 0) : -1;
    return { raw, names, away, text: ` ${spaced(raw[TEXT_VI])} ${spaced(raw[TEXT_EN])} ` };
  });

  function nameScore(names, asked, parts, last, away) {
    const joined = parts.join("");
    let best = 0;
    for (const [at, name] of names.entries()) {
      const own = ` ${name} `;
      let score = 0;
      if (name === asked) score = 100;
      else if (name.startsWith(`${asked} `)) score = 78;
      else if (name.startsWith(asked)) score = 74;
      else if (own.includes(` ${asked} `)) score = 70;
      else if (own.includes(` ${asked}`)) score = 60;
      else if (joined.length > 3 && name.replaceAll(" ", "").startsWith(joined)) score = 55;
      else if (parts.every((part) => own.includes(part === last ? ` ${part}` : ` ${part} `))) score = 45;
      if (score) best = Math.max(best, score - Math.min(at, 5) * 0.5 - Math.min(name.length, 80) / 20 - (at === away ? 6 : 0));
    }
    return best;
  }
  function textScore(text, asked, parts, last) {
    if (text.includes(` ${asked} `)) return 25;
    if (text.includes(` ${asked}`)) return 20;
    return parts.every((part) => text.includes(part === last ? ` ${part}` : ` ${part} `)) ? 10 : 0;
  }
  function dateScore(raw, span) {
    if (!span || raw[FROM] === null || raw[TO] < span[0] || raw[FROM] > span[1]) return 0;
    return 90 - Math.min(40, (raw[TO] - raw[FROM]) / DAY);
  }
  // The words as they were typed count a little, so that the right tones come first.
  const toned = (raw, query) =>
    [raw[VI], raw[EN], ...raw[NAMES]].some((name) => name.toLowerCase().includes(query)) ? 3 : 0;

  function find(query) {
    const asked = spaced(query);
    const parts = asked.split(" ").filter(Boolean);
    if (!parts.length) return [];
    const last = parts[parts.length - 1];
    const span = spanOf(query.trim());
    const exact = query.trim().normalize("NFC").toLowerCase();
    const found = [];
    for (const { raw, names, away, text } of documents) {
      const whole = raw[PART] ? 0 : nameScore(names, asked, parts, last, away);
      const score = Math.max(whole, textScore(text, asked, parts, last), dateScore(raw, span));
      if (score) found.push({ raw, score: score + (whole ? toned(raw, exact) : 0) });
    }
    return found.sort((one, other) => other.score - one.score);
  }

  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let row = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      for (let j = 1; j <= other.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
      }
      row = next;
    }
    return row[other.length];
  }
  // The name nearest to what was typed, joined: "Thai Nguyn" is one letter from "Thái Nguyên".
  function meant(query) {
    const asked = words(fold(query)).join("");
    const most = asked.length > 6 ? 2 : 1;
    let best = null, least = most + 1;
    for (const { raw, names } of asked.length > 2 ? documents : []) {
      for (const [at, name] of names.entries()) {
        const away = distance(asked, name.replaceAll(" ", ""), most);
        if (away < least) [best, least] = [[raw[VI], raw[EN], ...raw[NAMES]].filter(Boolean)[at], away];
      }
    }
    return best;
  }

  const told = document.getElementById("told");
  const facets = document.getElementById("facets");
  const field = document.querySelector("main input[type=search]");
  const kindWord = {}, kindsWord = {};
  for (const word of document.querySelectorAll("#kind-words [data-kind]")) {
    kindWord[word.dataset.kind] = word.textContent;
    kindsWord[word.dataset.kind] = word.dataset.plural;
  }
  let chosen = null;

  function element(tag, text, className) {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }
  // A piece of the text around the first word that was asked for, with every such word marked.
  function snippet(text, parts) {
    const line = element("p");
    const folded = fold(text);
    const wanted = parts.map((part) => part.replace(/[^\p{L}\p{N}]/gu, "")).filter(Boolean);
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${wanted.join("[^\\p{L}\\p{N}]+")}|${wanted.join("|")})`, "gu");
    const phrase = new RegExp(`(?<![\\p{L}\\p{N}])${wanted.join("[^\\p{L}\\p{N}]+")}`, "u");
    const first = folded.search(phrase);
    const at = first < 0 ? Math.max(0, folded.search(pattern)) : first;
    const start = Math.max(0, at - AROUND), end = Math.min(text.length, at + 2 * AROUND);
    let reached = start;
    if (start > 0) line.append("…");
    for (const match of folded.matchAll(pattern)) {
      const stop = match.index + match[0].length;
      if (match.index < start || stop > end) continue;
      line.append(text.slice(reached, match.index), element("mark", text.slice(match.index, stop)));
      reached = stop;
    }
    line.append(text.slice(reached, end), end < text.length ? "…" : "");
    return line;
  }
  function hit({ raw }, parts) {
    const item = element("li");
    item.append(element("p", kindWord[raw[KIND]] || raw[KIND], `kind ${raw[KIND]}`));
    const own = lang === "vi" ? raw[VI] : raw[EN];
    const link = element("a", own || raw[VI] || raw[EN] || raw[PATH]);
    if (!own) link.lang = lang === "vi" ? "en" : "vi";
    link.href = `${raw[PATH]}.html${raw[PART]}`;
    const title = element("h2");
    title.append(link);
    item.append(title);
    const texts = lang === "vi" ? [raw[TEXT_VI], raw[TEXT_EN]] : [raw[TEXT_EN], raw[TEXT_VI]];
    const text = (texts.find((one) => parts.some((part) => fold(one).includes(part))) || texts[0] || texts[1] || "").normalize("NFC");
    if (text) item.append(snippet(text, parts));
    return item;
  }

  function show() {
    const query = field.value;
    let parts = words(fold(query));
    let found = find(query);
    list.replaceChildren();
    facets.replaceChildren();
    told.replaceChildren();
    if (!parts.length) return;
    if (!found.length) {
      const name = meant(query);
      offer(name);
      if (!name) return;
      [parts, found] = [words(fold(name)), find(name)];
    } else {
      told.textContent = `${found.length} ${found.length === 1 ? list.dataset.result : list.dataset.results}`;
    }
    const counts = {};
    for (const one of found) counts[one.raw[KIND]] = (counts[one.raw[KIND]] || 0) + 1;
    if (chosen && !counts[chosen]) chosen = null;
    for (const kind of [null, ...Object.keys(counts)]) {
      const label = kind ? `${kindsWord[kind] || kind} ${counts[kind]}` : list.dataset.allKinds;
      const button = element("button", label);
      button.type = "button";
      button.setAttribute("aria-pressed", String(kind === chosen));
      button.addEventListener("click", () => { chosen = kind; show(); });
      facets.append(button);
    }
    const shown = found.filter((one) => !chosen || one.raw[KIND] === chosen).slice(0, SHOWN);
    list.append(...shown.map((one) => hit(one, parts)));
  }
  // Nothing was found as it was typed: what the nearest name finds is shown, and it is said so.
  function offer(name) {
    told.textContent = list.dataset.noHit;
    if (!name) return;
    const link = element("a", name);
    link.href = `?q=${encodeURIComponent(name)}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      field.value = name;
      show();
    });
    told.append(` ${list.dataset.didYouMean} `, link, "?");
  }

  field.value = new URLSearchParams(location.search).get("q") || "";
  field.addEventListener("input", show);
  field.form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
  show();
  if (!field.value) field.focus();
})();
