import '@testing-library/jest-dom';
import { configure } from '@testing-library/dom';

// Charts are loaded when they are shown, which takes a busy machine seconds.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);
