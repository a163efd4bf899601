/** Loaded before a process that is measured: says at its end how much memory it took at most, in KB. */
process.on('exit', () => process.stderr.write(`memory ${process.resourceUsage().maxRSS}\n`));
