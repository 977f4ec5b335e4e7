import { Theme } from '@material-ui/core/styles';
import { Level, Stage } from '@dora-metrics/backstage-plugin-dora-common';

/** A text colour and the ground it stands on. */
export interface Tone {
  text: string;
  ground: string;
}

/** The colours of the DORA pages in one theme. */
export interface Tones {
  good: string;
  bad: string;
  warning: Tone;
  /** Secondary text, strong enough for small labels on any ground. */
  subtle: string;
  neutral: Tone;
  line: string;
  /** From blue to orange, which colour-blind people tell apart too. */
  levels: Record<Level, Tone>;
  /** The same steps, strong enough to be seen without text. */
  zones: Record<Level, string>;
  /** Neighbours differ in lightness too. */
  stages: Record<Stage, string>;
}

const LIGHT: Tones = {
  good: '#17558F',
  bad: '#A63A0A',
  warning: { text: '#6E4600', ground: '#FDF0D5' },
  subtle: '#5C6470',
  neutral: { text: '#4E5661', ground: '#ECEEF1' },
  line: '#E3E6EA',
  levels: {
    elite: { text: '#FFFFFF', ground: '#1F5493' },
    high: { text: '#17477D', ground: '#D9E7F6' },
    medium: { text: '#6E4600', ground: '#FBE9C6' },
    low: { text: '#8A2F05', ground: '#FBDCCD' },
  },
  zones: {
    elite: '#1F5493',
    high: '#86B0DC',
    medium: '#EDC06B',
    low: '#DE8F6E',
  },
  stages: {
    review: '#1F5493',
    build: '#6FB7C4',
    test: '#7A5AA6',
    scan: '#C2B1E0',
    package: '#2F7F8F',
    deploy: '#EDC06B',
    validate: '#C2603A',
    waiting: '#C9CED6',
  },
};

const DARK: Tones = {
  good: '#9CC9FF',
  bad: '#FFAF8F',
  warning: { text: '#FFD591', ground: '#54452B' },
  subtle: '#C3C8CF',
  neutral: { text: '#DDE1E6', ground: '#56595E' },
  line: '#585C61',
  levels: {
    elite: { text: '#0B2A4D', ground: '#9CC9FF' },
    high: { text: '#CFE4FF', ground: '#38506B' },
    medium: { text: '#FFDDA3', ground: '#594A2E' },
    low: { text: '#FFD2C0', ground: '#683D2D' },
  },
  zones: {
    elite: '#9CC9FF',
    high: '#6491C2',
    medium: '#C39A4E',
    low: '#CF7856',
  },
  stages: {
    review: '#9CC9FF',
    build: '#4F9BA9',
    test: '#C6ADEB',
    scan: '#8A71B8',
    package: '#7FCFDD',
    deploy: '#C39A4E',
    validate: '#F0A384',
    waiting: '#7D838B',
  },
};

/** The colours that go with a theme. */
export function tonesOf(theme: Pick<Theme, 'palette'>): Tones {
  return theme.palette.type === 'dark' ? DARK : LIGHT;
}
