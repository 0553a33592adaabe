"""The page: Streamlit parts, a function each. With app.py the one door to Streamlit."""
