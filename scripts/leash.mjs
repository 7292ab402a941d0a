// Preloaded into the web server: it never outlives the program that started it, however that one ended.
process.on("disconnect", () => process.exit(0));
