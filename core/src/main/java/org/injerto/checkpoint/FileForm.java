package org.injerto.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** The forms that tensors are read from. */
enum FileForm {
  SAFETENSORS,
  TORCH;

  private static final Set<String> TORCH_ENDINGS = Set.of("bin", "pt", "pth", "ckpt");
  private static final int HEADER_START = 8;
  private static final int PICKLE = 0x80;

  /** The form that the ending of a file stands for; if it stands for none, that of its bytes. */
  static FileForm of(Path file) throws IOException {
    String name = file.toString().toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    if (ending.equals("safetensors")) {
      return SAFETENSORS;
    }
    return TORCH_ENDINGS.contains(ending) || beginsAsTorch(file) ? TORCH : SAFETENSORS;
  }

  /** A zip or a pickle; a safetensors file has at most the length of its header in common. */
  private static boolean beginsAsTorch(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(HEADER_START + 1);
      return bytes.length > HEADER_START
          && bytes[HEADER_START] != '{'
          && (Arrays.equals(bytes, 0, 2, new byte[] {'P', 'K'}, 0, 2)
              || (bytes[0] & 0xFF) == PICKLE);
    }
  }
}
