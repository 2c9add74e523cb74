import MiniSearch from 'minisearch';

interface Entry {
  kind: string;
  title: string;
  path: string;
  text: string;
}

const MOST = 20;

/**
 * Lets readers search the entries that the page carries, as they type: whole words, beginnings of words, and words with a letter wrong.
 * The list of everything steps aside while there is a query. `?q=` in the address is searched at once.
 */
export function startSearch(): void {
  const input = document.querySelector<HTMLInputElement>('#query')!;
  const everything = document.querySelector<HTMLElement>('#everything')!;
  let search: ((query: string) => Entry[]) | undefined;
  const show = (): void => {
    const query = input.value.trim();
    search ??= query === '' ? undefined : searchIn(document.querySelector('#search-entries')!);
    const found = (query !== '' && search?.(query)) || [];
    everything.hidden = query !== '';
    document.querySelector('#found')!.textContent = query === '' ? '' : summary(found.length);
    document.querySelector('#results')!.replaceChildren(...found.slice(0, MOST).map(resultOf));
  };
  input.addEventListener('input', show);
  input.value = new URLSearchParams(location.search).get('q') ?? '';
  show();
}

/** Made when it is first used: it takes a slow phone a while. */
function searchIn(carrier: Element): (query: string) => Entry[] {
  const entries = JSON.parse(carrier.textContent!) as Entry[];
  const index = new MiniSearch<Entry & { id: number }>({
    fields: ['title', 'text'],
    // Signs that keep a name from right to left apart from its sentence are no part of the word.
    processTerm: (term) => term.replaceAll(/[\u2068\u2069]/g, '').toLowerCase(),
    searchOptions: { boost: { title: 3 }, prefix: true, fuzzy: 0.2, combineWith: 'AND' },
  });
  index.addAll(entries.map((entry, id) => ({ ...entry, id })));
  return (query) => index.search(query).map(({ id }) => entries[Number(id)]!);
}

function summary(count: number): string {
  if (count === 0) return 'Nothing found.';
  return count > MOST ? `The first ${MOST} of ${count}.` : `${count} found.`;
}

function resultOf({ kind, title, path, text }: Entry): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = path;
  link.textContent = title;
  const excerpt = text.length > 140 ? `${text.slice(0, 140).replace(/\s+\S*$/, '')}…` : text;
  const note = document.createElement('p');
  note.textContent = `${kind}. ${excerpt}`;
  item.append(link, note);
  return item;
}
