/** Vite hands an image over as its address. */
declare module '*.svg' {
  const address: string;
  export default address;
}
