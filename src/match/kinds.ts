/** What a part of a job ad is about, and so how much its words weigh. */
export type Kind = 'title' | 'required' | 'duties' | 'plain' | 'nice' | 'other';

/** How much a term weighs by where the ad says it. */
export const WEIGHTS: Readonly<Record<Kind, number>> = {
  title: 3,
  required: 3,
  duties: 1.5,
  plain: 1.5,
  nice: 1,
  /** Benefits, the company, its law. */
  other: 0,
};

/** In the order in which they are tried: “preferred qualifications” are nice to have. */
const HEADINGS: readonly (readonly [Kind, RegExp])[] = [
  [
    'nice',
    /nice.to.have|preferred|bonus|\bplus\b|desir(?:ed|able)|ideally|good to have|great if|even better|extra|not required|optional|von vorteil|wünschenswert|idealerweise/i,
  ],
  [
    'required',
    /requirement|qualification|must.ha(?:ve|s)|you(?:’|'|ʼ)?(?:ll)? (?:have|bring|need|are|know|offer)|you.ll (?:bring|need|have)|who you are|about you|your (?:profile|background|skills|experience)|looking for|ideal candidate|good fit|skills|what it takes|basic|minimum|experience|anforderung|profil|qualifikation|bringst|voraussetzung|erwarten wir/i,
  ],
  [
    'duties',
    /responsibilit|what you.{0,6}do|you will|you.ll (?:be|do|work)|the role|(?:the|this) (?:job|position|opportunity)|your (?:role|impact|mission|work|day)|day.to.day|duties|in this role|tasks|summary|overview|aufgaben|tätigkeit|stelle/i,
  ],
  [
    'other',
    /benefit|perk|we offer|compensation|salary|\bpay\b|equal|\beeo\b|diversity|inclusion|accommodat|about (?:us|the company|the team)?$|about\b|who we are|our (?:company|values|culture|story|process|mission)|why (?:join|us|you)|how to apply|apply|interview|privacy|legal|location|hybrid|remote|wir bieten|über uns|kontakt|bewerb|das unternehmen/i,
  ],
];

/**
 * What a heading announces, and the text that follows it on its line (“Who we are: …”); undefined for a text
 * that is none. A heading that nobody knows begins something else, of which nothing is known.
 */
export function kindOfHeading(text: string, isHeading: boolean): { kind: Kind; rest: string } | undefined {
  const [, inline = '', rest = ''] = /^([^:.]{2,40}):\s+(\S.*)$/s.exec(text) ?? [];
  if (!isHeading && inline === '') return undefined;
  const heading = isHeading ? text : inline;
  const kind = HEADINGS.find(([, pattern]) => pattern.test(heading))?.[0];
  if (isHeading) return { kind: kind ?? 'plain', rest: '' };
  return kind && { kind, rest };
}

const LAW =
  /equal.opportunity|without regard to|regardless of|discriminat|sexual orientation|gender identity|protected (?:class|veteran|status)|reasonable accommodation|all backgrounds|celebrates? diversity|background check|e-verify|gleichbehandlung/i;
const BENEFITS =
  /\b401\(?k\)?|\bdental\b|\bhealth insurance\b|\bPTO\b|parental leave|paid (?:time off|vacation)|\bstock options?\b|\bequity\b|\bRSUs?\b|\bcookies\b/i;
const NICE =
  /\b(?:a|big|huge|strong)? ?(?:plus|bonus)\b|nice to have|bonus points|preferred|ideally|not required|would be great|von vorteil/i;
const REQUIRED =
  /\bmust\b|\brequired\b|\b\d+\+?(?:\s*[-–]\s*\d+)?\+? years\b|\bat least\b|\bproficien|\bexpert(?:ise)?\b|mindestens/i;

/** A sentence says itself where it differs from its section; law makes a whole paragraph law. */
export function kindOfSentence(sentence: string, block: string, section: Kind): Kind {
  if (LAW.test(block) || BENEFITS.test(sentence)) return 'other';
  if (section === 'other') return 'other';
  if (NICE.test(sentence)) return 'nice';
  return section === 'plain' && REQUIRED.test(sentence) ? 'required' : section;
}
