"use strict";
// The editor in the place of the text area, which stays the form's field. It asks the network for nothing.
(() => {
  const field = document.getElementById("query");
  const form = document.getElementById("ask");
  if (!field || typeof Yasqe === "undefined") return;
  const place = document.createElement("div");
  field.before(place);
  Yasqe.defaults.autocompleters = ["variables"]; // the others ask prefix.cc and Linked Open Vocabularies
  const editor = new Yasqe(place, {
    value: field.value,
    persistenceId: null,
    consumeShareLink: null,
    createShareableLink: () => "",
    showQueryButton: false,
    resizeable: false,
  });
  editor.getInputField().setAttribute("aria-label", field.getAttribute("aria-label"));
  field.hidden = true;
  editor.setSize("100%", "22rem");
  const save = () => { field.value = editor.getValue(); };
  form.addEventListener("submit", save);
  editor.setOption("extraKeys", { ...editor.getOption("extraKeys"), "Ctrl-Enter": () => { save(); form.requestSubmit(); }, Tab: false, "Shift-Tab": false });
  document.documentElement.dataset.ready = "true";
})();
