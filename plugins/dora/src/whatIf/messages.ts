/** The texts of what lead time would be if stages took less. */
export const whatIfMessages = {
  open: 'What if…',
  title: 'What if a stage took less of its time?',
  slider: 'Part of its time that {{stage}} takes',
  part: {
    none: 'none',
    half: 'half',
    some: '{{percent}} %',
    all: 'as today',
  },
  start: 'Today P50 is {{p50}}. Shorten a stage to see what would change.',
  answer:
    'P50 {{p50Before}} → {{p50After}}, P95 {{p95Before}} → {{p95After}}, over {{changes}}, recomputed for each.',
  answerWithoutP95:
    'P50 {{p50Before}} → {{p50After}}, over {{changes}}, recomputed for each. P95 needs 20 changes.',
  note: 'Where a stage is cut short, the wait may move to the next: what is reviewed sooner may then stand in line for the tests.',
  reset: 'All as today',
  failed: "Couldn't compute it. Other numbers are unaffected.",
} as const;
