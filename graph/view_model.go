package graph

import (
	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/view"
)

func savedViewModel(v view.View) *model.SavedView {
	return &model.SavedView{ID: globalID(typeSavedView, v.ID), List: up[model.SavedViewList](v.List), Name: v.Name, Search: v.Search}
}

// savedViewOr maps what a domain function gives.
func savedViewOr(v view.View, err error) (*model.SavedView, error) {
	if err != nil {
		return nil, err
	}
	return savedViewModel(v), nil
}
