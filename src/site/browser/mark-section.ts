/** Marks in the list of sections the one that is being read, for eyes and for those who listen. */
export function markSections(): void {
  const links = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>('a.section-link')].map((link) => [
      link,
      document.getElementById(decodeURIComponent(link.hash.slice(1))),
    ]),
  );
  if (links.size === 0) return;
  const mark = (): void => {
    // The last section whose heading has passed the upper third of the screen.
    const line = innerHeight / 3;
    let current: HTMLElement | null = null;
    for (const section of links.values())
      if (section !== null && section.getBoundingClientRect().top < line) current = section;
    for (const [link, section] of links) {
      if (section !== null && section === current) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
  };
  let isAsked = false;
  const ask = (): void => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      mark();
    });
  };
  addEventListener('scroll', ask, { passive: true });
  // Not at once: it would lay the page out in the midst of its scripts, and hold up a slow phone.
  ask();
}
