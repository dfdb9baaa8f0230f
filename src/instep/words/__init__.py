"""Values into sentences, the same for page, terminal and paper; the doors only lay them out."""
