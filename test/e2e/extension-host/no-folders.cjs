/** What is said where a window has opened without the folders of its workspace file. */
exports.noFolders = "The window has no folders";
