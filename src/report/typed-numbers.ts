import type { Problem } from '../base/errors.ts';
import { TYPED_NUMBER_HINT, typedNumberMessage } from '../shop/config/typed-numbers.ts';
import type { ChapterSource } from './chapter-source.ts';
import { typedNumbersIn } from './markdown/read-chapter.ts';

/** Numbers that are typed in the texts of a chapter's front matter. Those of its body are found as it is rendered. */
export function frontMatterNumbers(source: ChapterSource, names: readonly string[]): Problem[] {
  return textsOf(source).flatMap(([path, text]) => {
    const words = typedNumbersIn(text, names);
    if (words.length === 0) return [];
    return [
      {
        kind: 'typed-number',
        file: source.file,
        line: source.lineAt(path),
        key: path.join('.'),
        message: typedNumberMessage(words),
        hint: TYPED_NUMBER_HINT,
      },
    ];
  });
}

type Text = [path: readonly (string | number)[], text: string];

function textsOf({ frontMatter }: ChapterSource): Text[] {
  const { title, finding, lead, key_figures, recommendations, claims } = frontMatter;
  return [
    [['title'], title],
    [['finding'], finding],
    ...lead.map((text, at): Text => [['lead', at], text]),
    ...key_figures.flatMap(({ label, value, note }, at): Text[] => [
      [['key_figures', at, 'label'], label],
      // Without brackets it is a path, which may hold a year.
      [['key_figures', at, 'value'], value.includes('{{') ? value : ''],
      [['key_figures', at, 'note'], note],
    ]),
    ...recommendations.flatMap(({ action, role }, at): Text[] => [
      [['recommendations', at, 'action'], action],
      [['recommendations', at, 'role'], role],
    ]),
    ...Object.entries(claims).flatMap(([claim, { otherwise, undecided }]): Text[] => [
      [['claims', claim, 'otherwise'], otherwise ?? ''],
      [['claims', claim, 'undecided'], undecided ?? ''],
    ]),
  ];
}
