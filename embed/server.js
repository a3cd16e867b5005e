// What Node.js gets for `import "binh-yen"`: a server has no elements to define.
export {};
