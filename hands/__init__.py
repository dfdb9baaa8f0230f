"""Draws the hands, the tools and the sitting figures that Instep shows, from two rigged meshes."""
