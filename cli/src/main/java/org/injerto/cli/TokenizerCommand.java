package org.injerto.cli;

import picocli.CommandLine.Command;

/** What is done with tokenizers; by itself it does nothing. */
@Command(
    name = "tokenizer",
    aliases = "tokenizador",
    sortOptions = false,
    subcommands = TokenizerTrainCommand.class)
final class TokenizerCommand {}
