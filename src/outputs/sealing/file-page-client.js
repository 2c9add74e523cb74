// Runs in the reader's browser, on the page of one file. A Blob, for browsers cut a data: link that is longer than two megabytes.
const bytes = Uint8Array.from(atob(document.getElementById('file').textContent), (character) =>
  character.charCodeAt(0),
);
document.getElementById('save').href = URL.createObjectURL(
  new Blob([bytes], { type: 'application/octet-stream' }),
);
