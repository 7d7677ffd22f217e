"use strict";
// What pages gain with JavaScript; without it every one of them works. Text reaches the page as text, never as markup.
(() => {
  const field = document.getElementById("find");
  document.addEventListener("keydown", (event) => {
    const typing = /^(?:input|textarea|select)$/i.test(event.target.tagName) || event.target.isContentEditable;
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      (document.querySelector(".find.big input") || field).focus();
    }
  });

  // Suggestions as one types: a choice leads to the document or the agency itself.
  const list = document.getElementById("suggestions");
  const paths = new Map();
  let waiting;
  const suggest = async (asked) => {
    const answer = await fetch("/suggest?q=" + encodeURIComponent(asked)).catch(() => null);
    if (!answer || !answer.ok) return;
    list.replaceChildren(...(await answer.json()).map((one) => {
      const value = one.detail ? one.label + " · " + one.detail : one.label;
      paths.set(value, one.path);
      const option = document.createElement("option");
      option.value = value;
      return option;
    }));
  };
  for (const input of document.querySelectorAll("input[list=suggestions]")) {
    input.addEventListener("input", () => {
      if (paths.has(input.value)) {
        if (input.name === "q") location.assign(paths.get(input.value));
        return;
      }
      clearTimeout(waiting);
      waiting = setTimeout(() => input.value.trim() && suggest(input.value), 150);
    });
  }

  // On a document's page, a relation lights its mentions in the text and shows its sentences, and the other way round.
  const proofs = [...document.querySelectorAll("article[data-about]")];
  const others = [...document.querySelectorAll("[data-other]")];
  if (proofs.length && others.length && document.querySelector(".paper")) {
    const hint = document.querySelector(".proofs .hint");
    hint.hidden = false;
    const light = (other) => {
      for (const node of others) node.classList.toggle("lit", node.dataset.other === other);
      let any = false;
      for (const proof of proofs) {
        proof.hidden = proof.dataset.about !== other;
        any = any || !proof.hidden;
      }
      hint.hidden = any;
    };
    for (const node of others) {
      if (!proofs.some((proof) => proof.dataset.about === node.dataset.other)) continue;
      node.addEventListener("mouseenter", () => light(node.dataset.other));
      node.addEventListener("focusin", () => light(node.dataset.other));
    }
    light(proofs[0].dataset.about);
    for (const node of others) node.classList.remove("lit"); // the text is lit by the reader, not by the page
  }
})();
