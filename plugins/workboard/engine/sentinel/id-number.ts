/** Codes of the provinces, GB/T 2260. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';

/** Whether 18 characters are an ID number: province, day of birth and check character (GB 11643-1999, ISO 7064 MOD 11-2). */
export function isIdNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text) || !PROVINCES.has(text.slice(0, 2))) return false;
  const year = Number(text.slice(6, 10));
  return year >= 1900 && year <= 2099 && isDay(year, Number(text.slice(10, 12)), Number(text.slice(12, 14))) && checkOf(text) === text[17];
}

/** Whether 15 digits are an ID number of the first generation: province and day of birth, no check digit. */
export function isOldIdNumber(text: string): boolean {
  return (
    /^\d{15}$/.test(text) &&
    PROVINCES.has(text.slice(0, 2)) &&
    isDay(1900 + Number(text.slice(6, 8)), Number(text.slice(8, 10)), Number(text.slice(10, 12)))
  );
}

/** The check character of the first 17 digits. */
export function checkOf(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return CHECK[sum % 11] ?? '';
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
