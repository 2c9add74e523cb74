/** Lets Escape put away the definition of a term until pointer and focus have left it. */
export function dismissTips(): void {
  const dismissed = 'term-dismissed';
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    for (const term of document.querySelectorAll('.term-with-tip:is(:hover, :focus-within)'))
      term.classList.add(dismissed);
  });
  for (const term of document.querySelectorAll('.term-with-tip'))
    for (const left of ['pointerleave', 'focusout'])
      term.addEventListener(left, () => term.classList.remove(dismissed));
}
