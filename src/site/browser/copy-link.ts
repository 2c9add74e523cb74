/** Puts a button that copies the figure's whole address in place of each link to a figure, where the browser lets pages copy. */
export function addCopyButtons(): void {
  if (navigator.clipboard === undefined) return;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a.figure-link')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'figure-link';
    const said = document.createElement('span');
    said.textContent = 'Copy link';
    said.setAttribute('aria-live', 'polite');
    button.append(said, ...[...link.childNodes].slice(1));
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(link.href);
        said.textContent = 'Copied';
      } catch {
        // Refused by the reader's settings: the address bar has the link then.
        location.hash = link.hash;
      }
      setTimeout(() => {
        said.textContent = 'Copy link';
      }, 2000);
    });
    link.replaceWith(button);
  }
}
